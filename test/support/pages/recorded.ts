import type {Action, BeginInput} from '../../../src/core/protocol/action.js';
import type {Call, Transport} from '../../../src/ports/transport.js';

/** One call to a transport. */
export interface RecordedCall extends Call {
  readonly method: keyof Transport;
  readonly flow?: string;
  readonly input?: BeginInput;
  readonly action?: Action;
}

/** A transport that is listened to. */
export interface Recorded {
  readonly transport: Transport;
  /** All calls so far, in their order. */
  readonly calls: readonly RecordedCall[];
  /** The calls of one method. */
  of(method: keyof Transport): readonly RecordedCall[];
  /** The answers that were sent. */
  actions(): readonly Action[];
}

/** Listens to a transport. */
export function recorded(transport: Transport): Recorded {
  const calls: RecordedCall[] = [];
  const {resume, cancel} = transport;
  const of = (name: keyof Transport): RecordedCall[] => calls.filter(({method}) => method === name);
  return {
    calls,
    of,
    actions: () => of('act').flatMap(({action}) => action ?? []),
    transport: {
      capabilities(call) {
        calls.push({...call, method: 'capabilities'});
        return transport.capabilities(call);
      },
      begin(kind, input, call) {
        calls.push({...call, method: 'begin', input});
        return transport.begin(kind, input, call);
      },
      act(ref, action, call) {
        calls.push({...call, method: 'act', flow: ref.flow, action});
        return transport.act(ref, action, call);
      },
      ...(resume && {
        resume(ref, call) {
          calls.push({...call, method: 'resume', flow: ref.flow});
          return resume(ref, call);
        },
      }),
      ...(cancel && {
        cancel(ref, call) {
          calls.push({...call, method: 'cancel', flow: ref.flow});
          return cancel(ref, call);
        },
      }),
    },
  };
}
