import type {Delivery} from './sender.js';

/** How long the gateway may take, in milliseconds. */
const patience = 10_000;

/** Delivers SMS by `POST {to, text}` to a gateway. The id of a message goes along, so that it can refuse a second copy. */
export function smsDelivery(smsUrl: string): Delivery {
  return async ({id, to, text}) => {
    const {ok, status, body} = await fetch(smsUrl, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': id},
      body: JSON.stringify({to, text}),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    await body?.cancel();
    if (!ok) throw Object.assign(new Error('The SMS gateway refused.'), {code: `HTTP_${status}`});
  };
}
