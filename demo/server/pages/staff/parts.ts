import type {Context} from 'hono';
import type {Session} from '../../auth/accounts.js';
import type {Desk, DeskVerdict} from '../../assisted/desk.js';
import {readCharacters} from '../../assisted/crockford.js';
import {summary, type Problems} from '../form.js';
import {respond} from '../layout.js';
import {markup, type Markup} from '../markup.js';
import type {Texts} from '../texts/texts.js';
import type {PortalEnv, PageServices, View} from '../view.js';

/** What the pages of the desk rest on. */
export interface DeskServices extends PageServices {
  readonly desk: Desk;
}

/** Who of the staff asks. The desk lets nobody else in. */
export function staffOf(c: Context<PortalEnv>): Session {
  const {session} = c.get('view');
  if (!session?.staff) throw new Error('Only staff gets here.');
  return session;
}

/** The reference in the address. */
export const referenceOf = (c: Context<PortalEnv>): string => readCharacters(c.req.param('reference') ?? '');

/** What stands against an act, at the field that it belongs to. */
export const against = ({staffPage}: Texts, verdict: Exclude<DeskVerdict, 'done'>, field: string): Problems =>
  new Map([[field, staffPage.verdicts[verdict]]]);

/** A time, in UTC. */
export function time({locale}: View, at: number): Markup {
  const date = new Date(at);
  const shown = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC'}).format(
    date,
  );
  return markup`<time datetime="${date.toISOString()}">${shown} UTC</time>`;
}

/** By when something is to be decided. */
export const due = (view: View, dueAt: number, now: number): Markup =>
  markup`${time(view, dueAt)}${now > dueAt ? markup` · <strong>${view.texts.staffPage.facts.overdue}</strong>` : ''}`;

/** A term and what it says. */
export const fact = (term: string, value: Markup | string): Markup => markup`<dt>${term}</dt><dd>${value}</dd>`;

/** The page of a visit or a case: its cards, and the way back to the desk. */
export function matterPage(
  c: Context<PortalEnv>,
  title: string,
  problems: Problems,
  cards: Markup,
): Response | Promise<Response> {
  const {texts} = c.get('view');
  return respond(c, {
    title,
    wrong: problems.size > 0,
    status: problems.size > 0 ? 422 : 200,
    scripts: ['form.js'],
    main: markup`${summary(texts, problems)}
      <h1>${title}</h1>
      <div class="columns">${cards}</div>
      <p><a href="/staff">${texts.staffPage.back}</a></p>`,
  });
}

/** A list to choose one thing from. */
export const choice = (
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen = '',
): Markup => markup`<div class="field">
  <label for="${name}">${label}</label>
  <select id="${name}" name="${name}">
    ${options.map(([value, text]) => markup`<option value="${value}"${value === chosen ? markup` selected` : ''}>${text}</option>`)}
  </select>
</div>`;

/** A form with nothing but a button. */
export const button = (action: string, text: string, id: string, hint?: string): Markup => markup`<form
  method="post"
  action="${action}"
>
  ${hint === undefined ? '' : markup`<p class="hint" id="${id}-hint">${hint}</p>`}
  <button id="${id}" class="quiet"${hint === undefined ? '' : markup` aria-describedby="${id}-hint"`}>${text}</button>
</form>`;
