import type {Hono} from 'hono';
import {inGroups} from '../../assisted/crockford.js';
import type {CaseFile} from '../../assisted/desk.js';
import {supportChannel} from '../../assisted/support-channels.js';
import {markup, type Markup} from '../markup.js';
import type {PageContext, PortalEnv, View} from '../view.js';
import {decisionPart, decisionRoutes, findingPart, logPart, namesIn, type Answered} from './decision.js';
import {against, button, due, fact, matterPage, referenceOf, staffOf, type DeskServices} from './parts.js';
import {documentName} from './visit.js';

const root = '/staff/cases';

/** A case at the desk. */
export function caseRoutes(app: Hono<PortalEnv>, services: DeskServices): void {
  const {desk, now} = services;

  function parts(view: View, {supportCase, name, callBack}: CaseFile): Markup {
    const {texts} = view;
    const {facts, states, channels} = texts.staffPage;
    const {dueAt, state, word, document, urgent} = supportCase;
    const channel = supportChannel(supportCase.supportChannel, now());
    return markup`${urgent ? markup`<p class="notice warning">${facts.urgent}</p>` : ''}
      <dl>
        ${fact(facts.word, markup`<bdi id="word">${word}</bdi><p class="hint">${facts.wordHint}</p>`)}
        ${fact(facts.name, markup`<bdi>${name}</bdi>`)} ${fact(facts.document, documentName(texts, document))}
        ${channel ? fact(facts.channel, channels[channel.kind]) : ''}
        ${callBack === undefined ? '' : fact(facts.callBack, markup`<bdi>${callBack}</bdi>`)}
        ${fact(facts.state, states[state])} ${fact(facts.due, due(view, dueAt, now()))}
      </dl>`;
  }

  async function show(c: PageContext, answered: Answered): Promise<Response> {
    const view = c.get('view');
    const {staffPage} = view.texts;
    const file = await desk.supportCase(referenceOf(c));
    if (!file) return c.notFound();
    const {supportCase, waits} = file;
    const {reference, accountId, urgent, nameMatches, documentMatches, state} = supportCase;
    const names = await namesIn(services, file);
    const path = `${root}/${reference}`;
    const title = staffPage.cases.title(inGroups(reference));
    const matter = {...file, subject: 'case', path, hasAccount: accountId !== null, urgent} as const;
    const cards = markup`<section class="card" aria-labelledby="facts">
        <h2 id="facts">${staffPage.facts.heading}</h2>
        ${parts(view, file)}
        ${findingPart(view, {account: accountId !== null, name: nameMatches, document: documentMatches})}
        ${waits && state === 'received' ? button(`${path}/take`, staffPage.decision.take, 'take') : ''}
      </section>
      ${decisionPart(view, matter, names, answered)} ${logPart(view, file, names)}`;
    return matterPage(c, title, answered.problems, cards);
  }

  app.get(`${root}/:reference`, (c: PageContext) => show(c, {form: new FormData(), problems: new Map()}));

  app.post(`${root}/:reference/take`, async (c: PageContext) => {
    const verdict = await desk.take(staffOf(c), referenceOf(c));
    if (verdict === 'done') return c.redirect(`${root}/${referenceOf(c)}`, 303);
    return show(c, {form: new FormData(), problems: against(c.get('view').texts, verdict, 'take')});
  });

  decisionRoutes(app, services, 'case', root, show);
}
