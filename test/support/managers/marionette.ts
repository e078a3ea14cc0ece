// The protocol that Firefox is driven by: JSON over TCP, each message after its length in bytes and a colon.
import {once} from 'node:events';
import {createConnection, type Socket} from 'node:net';
import * as z from 'zod/mini';

const answer = z.tuple([z.literal(1), z.number(), z.unknown(), z.unknown()]);
const value = z.object({value: z.unknown()});

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Where a script runs: in the page, or in the browser's own window. */
export type Where = 'content' | 'chrome';

/** A connection to a Firefox that was started with `-marionette`. */
export class Marionette {
  private received = Buffer.alloc(0);
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  private constructor(private readonly socket: Socket) {
    socket.on('data', data => {
      this.received = Buffer.concat([this.received, data]);
      this.takeMessages();
    });
    socket.on('close', () => {
      for (const {reject} of this.waiting.values()) reject(new Error('Firefox has hung up.'));
      this.waiting.clear();
    });
    // What becomes of it is told by `close`.
    socket.on('error', () => undefined);
  }

  /** Connects and begins a session. */
  static async connect(port: number): Promise<Marionette> {
    const socket = createConnection(port, '127.0.0.1');
    await once(socket, 'connect');
    const marionette = new Marionette(socket);
    await marionette.send('WebDriver:NewSession', {});
    return marionette;
  }

  /** Sends a command and gives its result. */
  send(command: string, parameters: object): Promise<unknown> {
    const id = ++this.count;
    const text = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, {resolve, reject});
      this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  /**
   * Runs the body of an async function and gives what it returns.
   * @param body may use `args`; in `chrome` also what the browser's own code may use
   */
  async run(where: Where, body: string, ...args: readonly unknown[]): Promise<unknown> {
    await this.send('Marionette:SetContext', {value: where});
    const script = `const args = [...arguments], done = args.pop();
      (async () => {${body}})().then(result => done({result}), error => done({error: String(error)}));`;
    const sent = value.parse(await this.send('WebDriver:ExecuteAsyncScript', {script, args, scriptTimeout: 60_000}));
    const {result, error} = z
      .object({result: z.optional(z.unknown()), error: z.optional(z.string())})
      .parse(sent.value);
    if (error !== undefined) throw new Error(error);
    return result;
  }

  /** Ends the connection. */
  close(): void {
    this.socket.destroy();
  }

  private takeMessages(): void {
    for (;;) {
      const colon = this.received.indexOf(':');
      const length = Number(this.received.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || this.received.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(this.received.subarray(colon + 1, colon + 1 + length).toString());
      this.received = this.received.subarray(colon + 1 + length);
      // The first message is a greeting.
      const parsed = answer.safeParse(message);
      if (!parsed.success) continue;
      const [, id, error, result] = parsed.data;
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) waiting?.reject(new Error(JSON.stringify(error)));
      else waiting?.resolve(result);
    }
  }
}
