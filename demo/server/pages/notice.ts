import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {respond} from './layout.js';
import {markup} from './markup.js';
import type {Texts} from './texts/texts.js';
import type {PortalEnv} from './view.js';

/** The notices that take up a page. */
export type NoticeName =
  'notFoundPage' | 'faultPage' | 'foreignPage' | 'tooLargePage' | 'chatUsedPage' | 'notMeUsedPage';

/** A page that says why there is no other. */
export function notice(
  c: Context<PortalEnv>,
  name: keyof Pick<Texts, NoticeName>,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  const {texts} = c.get('view');
  const {heading, text} = texts[name];
  return respond(c, {
    title: heading,
    status,
    main: markup`<div class="narrow"><h1>${heading}</h1><p class="lead">${text}</p>
      <p><a href="/">${texts.home}</a> · <a href="/help">${texts.help}</a></p></div>`,
  });
}
