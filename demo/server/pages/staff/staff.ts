import {inGroups, readCharacters} from '../../assisted/crockford.js';
import {createDesk} from '../../assisted/desk.js';
import {field, formOf, summary, textOf, type Problems} from '../form.js';
import {respond} from '../layout.js';
import {markup, type Markup} from '../markup.js';
import type {Page, PageContext, View} from '../view.js';
import {caseRoutes} from './case.js';
import {due, staffOf} from './parts.js';
import {visitRoutes} from './visit.js';

interface Row {
  readonly reference: string;
  readonly dueAt: number | null;
  readonly urgent?: boolean;
}

function list(view: View, id: 'visits' | 'cases', rows: readonly Row[], now: number): Markup {
  const {facts, ...page} = view.texts.staffPage;
  const {heading, none} = page[id];
  return markup`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${
      rows.length
        ? markup`<ul>
            ${rows.map(
              ({reference, dueAt, urgent}) => markup`<li>
                <a href="/staff/${id}/${reference}">${inGroups(reference)}</a>
                ${urgent ? markup`· <strong>${facts.urgent}</strong>` : ''}
                ${dueAt === null ? '' : markup`· ${facts.due} ${due(view, dueAt, now)}`}
              </li>`,
            )}
          </ul>`
        : markup`<p>${none}</p>`
    }
  </section>`;
}

/** The staff desk. For everybody else there is no such page. */
export const staffPage: Page = (app, services) => {
  const {now} = services;
  const desk = createDesk(services);

  app.use('/staff/*', async (c, next) => {
    const {session} = c.get('view');
    if (!session && c.req.method === 'GET') return c.redirect('/sign-in?return=%2Fstaff', 303);
    return session?.staff ? next() : c.notFound();
  });

  async function show(c: PageContext, typed = '', problems: Problems = new Map()): Promise<Response> {
    const view = c.get('view');
    const {texts} = view;
    const {staffPage: page} = texts;
    const {visits, cases} = await desk.waiting();
    return respond(c, {
      title: page.title,
      wrong: problems.size > 0,
      status: problems.size > 0 ? 422 : 200,
      scripts: ['form.js'],
      main: markup`${summary(texts, problems)}
        <h1>${page.title}</h1>
        <p class="lead">${page.lead}</p>
        <div class="columns">
          <section class="card" aria-labelledby="check-in">
            <h2 id="check-in">${page.checkIn.heading}</h2>
            <form method="post" action="/staff/check-in" novalidate>
              ${field(texts, {
                name: 'reference',
                label: page.checkIn.reference,
                hint: page.checkIn.hint,
                type: 'text',
                autocomplete: 'off',
                required: true,
                value: typed,
                problem: problems.get('reference'),
              })}
              <button>${page.checkIn.button}</button>
            </form>
          </section>
          ${list(view, 'visits', visits, now())} ${list(view, 'cases', cases, now())}
        </div>`,
    });
  }

  app.get('/staff', (c: PageContext) => show(c));

  app.post('/staff/check-in', async (c: PageContext) => {
    const {staffPage: page} = c.get('view').texts;
    const typed = textOf(await formOf(c), 'reference');
    const reference = readCharacters(typed);
    if (!reference) return show(c, typed, new Map([['reference', page.checkIn.missing]]));
    const verdict = await desk.checkIn(staffOf(c), reference);
    if (verdict !== 'done') return show(c, typed, new Map([['reference', page.verdicts[verdict]]]));
    return c.redirect(`/staff/visits/${reference}`, 303);
  });

  visitRoutes(app, {...services, desk});
  caseRoutes(app, {...services, desk});
};
