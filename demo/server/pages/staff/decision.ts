import {refusalReasons} from 'latchkey/protocol';
import type {Hono} from 'hono';
import type {History} from '../../assisted/desk.js';
import {handOuts, readNewContact} from '../../assisted/hand-out.js';
import type {Subject} from '../../assisted/matters.js';
import {maskContact} from '../../flows/contact.js';
import {field, formOf, textOf, type Problems} from '../form.js';
import {respond} from '../layout.js';
import {markup, type Markup} from '../markup.js';
import type {PageContext, PortalEnv, View} from '../view.js';
import {against, button, choice, fact, referenceOf, staffOf, time, type DeskServices} from './parts.js';

/** A visit or a case on its page. */
export interface Decidable extends History {
  readonly subject: Subject;
  /** Where it is: its acts are below this path. */
  readonly path: string;
  readonly waits: boolean;
  /** An account has been found. */
  readonly hasAccount: boolean;
  /** It has to be frozen before anything is approved. */
  readonly urgent: boolean;
}

/** What was sent, and what is wrong with it. */
export interface Answered {
  readonly form: FormData;
  readonly problems: Problems;
}

/** The names of the staff in a log, by their ids. */
export type Names = ReadonlyMap<string, string>;

/** The names of those who have done something. */
export async function namesIn({accounts}: DeskServices, {acts}: Pick<History, 'acts'>): Promise<Names> {
  const names = new Map<string, string>();
  for (const id of new Set(acts.map(({staffId}) => staffId))) names.set(id, (await accounts.find(id))?.name ?? '');
  return names;
}

function approval(view: View, {subject, path, proposal}: Decidable, names: Names, {form, problems}: Answered): Markup {
  const {texts, session} = view;
  const {decision} = texts.staffPage;
  const propose = markup`<form method="post" action="${path}/propose">
    ${
      subject === 'ticket'
        ? [
            choice(
              'handOut',
              decision.handOut,
              handOuts.map(each => [each, decision.handOuts[each]] as const),
              textOf(form, 'handOut'),
            ),
            field(texts, {
              name: 'contact',
              label: decision.contact,
              hint: decision.contactHint,
              type: 'text',
              autocomplete: 'off',
              value: textOf(form, 'contact'),
              problem: problems.get('contact'),
            }),
          ]
        : ''
    }
    <button id="propose">${decision.propose}</button>
  </form>`;
  if (!proposal) return propose;
  const {handOut, contact, staffId} = proposal;
  return markup`<p>${decision.proposed(names.get(staffId) ?? '')} ${handOut ? `${decision.handOut}: ${decision.handOuts[handOut]}.` : ''}
    ${contact ? decision.proposedContact(maskContact(contact)) : ''}</p>
    ${
      staffId === session?.accountId
        ? markup`<p class="hint">${decision.secondPerson}</p>`
        : markup`<form method="post" action="${path}/approve"><button id="approve">${decision.approve}</button></form>`
    }`;
}

/** What may be decided, as forms. */
export function decisionPart(view: View, matter: Decidable, names: Names, answered: Answered): Markup {
  const {decision} = view.texts.staffPage;
  const {path, waits, hasAccount, urgent, frozen} = matter;
  const freeze = hasAccount && !frozen ? button(`${path}/freeze`, decision.freeze, 'freeze', decision.freezeHint) : '';
  const mayApprove = hasAccount && (frozen || !urgent);
  return markup`<section class="card" aria-labelledby="decision">
    <h2 id="decision">${decision.heading}</h2>
    ${
      waits
        ? markup`${urgent ? freeze : ''} ${mayApprove ? approval(view, matter, names, answered) : ''}
          <form method="post" action="${path}/refuse">
            ${choice(
              'reason',
              decision.reason,
              refusalReasons.map(each => [each, decision.reasons[each]] as const),
            )}
            <button id="refuse" class="quiet">${decision.refuse}</button>
          </form>
          ${button(`${path}/need-document`, decision.needDocument, 'need-document')} ${urgent ? '' : freeze}`
        : markup`<p>${decision.settled}</p>`
    }
  </section>`;
}

/** What is known about the account: results of comparisons, and nothing that was compared. */
export function findingPart(view: View, {account, name, document}: Required<Decidable>['finding'] & object): Markup {
  const {finding: texts} = view.texts.staffPage;
  const result = (flag: boolean): string => (flag ? texts.matches : texts.differs);
  return markup`<h3>${texts.heading}</h3>
    <dl id="finding">
      ${fact(texts.account, account ? texts.found : texts.notFound)} ${fact(texts.name, result(name))}
      ${fact(texts.document, result(document))}
    </dl>`;
}

/** What has been done. */
export function logPart(view: View, {acts}: Pick<History, 'acts'>, names: Names): Markup {
  const {log, acts: labels} = view.texts.staffPage;
  const known: Readonly<Record<string, string>> = labels;
  return markup`<section class="card" aria-labelledby="log">
    <h2 id="log">${log}</h2>
    <ol>
      ${acts.map(({at, staffId, act}) => markup`<li>${time(view, at)} · ${names.get(staffId) ?? ''} · ${known[act] ?? act}</li>`)}
    </ol>
  </section>`;
}

const nothing: Answered = {form: new FormData(), problems: new Map()};

/** The acts that decide, below a path with `:reference`. `show` answers with the page again, where something stands against one. */
export function decisionRoutes(
  app: Hono<PortalEnv>,
  {desk}: DeskServices,
  subject: Subject,
  root: string,
  show: (c: PageContext, answered: Answered) => Promise<Response>,
): void {
  const path = `${root}/:reference`;
  const here = (c: PageContext): string => `${root}/${referenceOf(c)}`;

  async function answer(c: PageContext, verdict: Awaited<ReturnType<typeof desk.refuse>>, id: string, form?: FormData) {
    if (verdict === 'done') return c.redirect(here(c), 303);
    const problems = against(c.get('view').texts, verdict, id);
    return show(c, {form: form ?? nothing.form, problems});
  }

  app.post(`${path}/propose`, async (c: PageContext) => {
    const form = await formOf(c);
    const typed = textOf(form, 'contact').trim();
    const contact = typed && subject === 'ticket' ? readNewContact(typed) : undefined;
    if (typed && !contact) {
      const {contactMalformed} = c.get('view').texts.staffPage.decision;
      return show(c, {form, problems: new Map([['contact', contactMalformed]])});
    }
    const handOut = subject === 'ticket' ? handOuts.find(each => each === textOf(form, 'handOut')) : undefined;
    const proposal = {...(handOut && {handOut}), ...(contact && {contact})};
    return answer(c, await desk.propose(staffOf(c), subject, referenceOf(c), proposal), 'propose', form);
  });

  app.post(`${path}/approve`, async (c: PageContext) => {
    const verdict = await desk.approve(staffOf(c), subject, referenceOf(c));
    if (typeof verdict === 'string') return answer(c, verdict, 'approve');
    const {staffPage} = c.get('view').texts;
    const {heading, text} = staffPage.handedOut[verdict.handOut];
    return respond(c, {
      title: heading,
      main: markup`<div class="narrow">
        <h1>${heading}</h1>
        <p class="lead">${text}</p>
        <p class="card"><bdi id="handed-out">${verdict.handedOut}</bdi></p>
        <p><a href="/staff">${staffPage.back}</a></p>
      </div>`,
    });
  });

  app.post(`${path}/refuse`, async (c: PageContext) => {
    const form = await formOf(c);
    const reason = refusalReasons.find(each => each === textOf(form, 'reason')) ?? 'other';
    return answer(c, await desk.refuse(staffOf(c), subject, referenceOf(c), reason), 'refuse');
  });

  app.post(`${path}/need-document`, async (c: PageContext) =>
    answer(c, await desk.needDocument(staffOf(c), subject, referenceOf(c)), 'need-document'),
  );

  app.post(`${path}/freeze`, async (c: PageContext) =>
    answer(c, await desk.freeze(staffOf(c), subject, referenceOf(c)), 'freeze'),
  );
}
