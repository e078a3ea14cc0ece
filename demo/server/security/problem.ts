import type {ProblemCode} from 'latchkey/protocol';

/** An answer to a program rather than to a person: RFC 9457, with the protocol's own member `code`. */
export const problem = (status: number, code: ProblemCode): Response =>
  Response.json({type: 'about:blank', status, code}, {status, headers: {'Content-Type': 'application/problem+json'}});
