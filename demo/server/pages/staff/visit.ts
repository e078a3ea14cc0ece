import {identityDocument} from 'latchkey/core';
import type {Hono} from 'hono';
import {inGroups} from '../../assisted/crockford.js';
import type {VisitFile} from '../../assisted/desk.js';
import {findOffice} from '../../assisted/offices/query.js';
import {readNewContact} from '../../assisted/hand-out.js';
import {documents} from '../../flows/documents.js';
import {field, formOf, textOf, type Problems} from '../form.js';
import {markup, type Markup} from '../markup.js';
import type {Texts} from '../texts/texts.js';
import type {PageContext, PortalEnv, View} from '../view.js';
import {decisionPart, decisionRoutes, findingPart, logPart, namesIn, type Answered} from './decision.js';
import {against, choice, due, fact, matterPage, referenceOf, staffOf, time, type DeskServices} from './parts.js';

const root = '/staff/visits';

const nothing: Answered = {form: new FormData(), problems: new Map()};

/** What a document is called. */
export const documentName = (texts: Texts, id: (typeof documents)[number]): string =>
  id === 'ru-inn-organisation' ? id : texts.documentNames[id];

function findForm({texts}: View, path: string, {form, problems}: Answered): Markup {
  const {find} = texts.staffPage;
  const input = (name: 'login' | 'name' | 'number', label: string, hint?: string): Markup =>
    field(texts, {
      name,
      label,
      type: 'text',
      autocomplete: 'off',
      value: textOf(form, name),
      problem: problems.get(name),
      ...(hint !== undefined && {hint}),
    });
  return markup`<form method="post" action="${path}/find" novalidate>
    <p class="hint">${find.hint}</p>
    ${input('login', find.login, find.loginHint)} ${input('name', find.name)}
    ${choice(
      'document',
      find.document,
      documents.map(id => [id, documentName(texts, id)] as const),
      textOf(form, 'document'),
    )}
    ${input('number', find.number)}
    <button id="find">${find.button}</button>
  </form>`;
}

/** What lies on the desk, in its canonical form, or what is wrong with it. */
function readShown(form: FormData, texts: Texts) {
  const problems = new Map<string, string>();
  const typed = textOf(form, 'login').trim();
  const login = typed ? readNewContact(typed) : undefined;
  if (typed && !login) problems.set('login', texts.staffPage.find.loginMalformed);
  const name = textOf(form, 'name').trim();
  if (!name) problems.set('name', texts.signUpPage.nameMissing);
  const document = documents.find(id => id === textOf(form, 'document')) ?? documents[0] ?? 'icao-passport';
  const check = identityDocument(document).check(textOf(form, 'number'));
  if (!check.ok) {
    problems.set('number', texts.documentProblem(check.code, 'expected' in check ? check.expected : undefined));
  }
  return {problems, shown: {name, document, value: check.ok ? check.value : '', ...(login && {login})}};
}

/** A visit at the desk. */
export function visitRoutes(app: Hono<PortalEnv>, services: DeskServices): void {
  const {db, desk, now} = services;

  async function parts(view: View, file: VisitFile): Promise<Markup> {
    const {texts} = view;
    const {facts} = texts.staffPage;
    const {officeId, startsAt, submittedAt, dueAt, documents: brought} = file.ticket;
    const office = officeId === null ? undefined : await findOffice(db, officeId, now());
    return markup`<dl>
      ${fact(facts.office, office?.name ?? facts.anyOffice)}
      ${startsAt === null ? '' : fact(facts.appointment, time(view, startsAt))}
      ${submittedAt === null ? '' : fact(facts.submitted, time(view, submittedAt))}
      ${dueAt === null ? '' : fact(facts.due, due(view, dueAt, now()))}
      ${fact(facts.documents, markup`<ul>${brought.map(id => markup`<li>${documentName(texts, id)}</li>`)}</ul>`)}
    </dl>`;
  }

  async function show(c: PageContext, answered: Answered): Promise<Response> {
    const view = c.get('view');
    const {staffPage} = view.texts;
    const file = await desk.visit(referenceOf(c));
    if (!file) return c.notFound();
    const {ticket, waits, finding} = file;
    const names = await namesIn(services, file);
    const path = `${root}/${ticket.reference}`;
    const title = staffPage.visits.title(inGroups(ticket.reference));
    const matter = {...file, subject: 'ticket', path, hasAccount: ticket.accountId !== null, urgent: false} as const;
    const cards = markup`<section class="card" aria-labelledby="facts">
        <h2 id="facts">${staffPage.facts.heading}</h2>
        ${await parts(view, file)} ${finding ? findingPart(view, finding) : ''}
      </section>
      ${
        waits
          ? markup`<section class="card" aria-labelledby="compare">
              <h2 id="compare">${staffPage.find.heading}</h2>
              ${findForm(view, path, answered)}
            </section>`
          : ''
      }
      ${decisionPart(view, matter, names, answered)} ${logPart(view, file, names)}`;
    return matterPage(c, title, answered.problems, cards);
  }

  app.get(`${root}/:reference`, (c: PageContext) => show(c, nothing));

  app.post(`${root}/:reference/find`, async (c: PageContext) => {
    const {texts} = c.get('view');
    const form = await formOf(c);
    const {problems, shown} = readShown(form, texts);
    const answer = (wrong: Problems) => show(c, {form, problems: wrong});
    if (problems.size) return answer(problems);
    const verdict = await desk.find(staffOf(c), referenceOf(c), shown);
    if (verdict !== 'done') return answer(against(texts, verdict, 'find'));
    return c.redirect(`${root}/${referenceOf(c)}`, 303);
  });

  decisionRoutes(app, services, 'ticket', root, show);
}
