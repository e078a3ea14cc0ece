import type {DocumentId, Step, StepOf, SupportReason, WayName} from 'latchkey/protocol';
import {ofKind, type Answer, type Browser} from '../../support/flow-client.js';
import {minutes, pesel, type Person, type World} from '../flows/world.js';

/** Goes to the ways from wherever a flow is, or from its beginning, and chooses one. */
export async function chooseWay(browser: Browser, way: WayName, from?: Step): Promise<Step> {
  const step = from ?? (await browser.begin('recover-access'));
  const ways = ofKind(await browser.act(step, {type: 'way'}), 'ways');
  return browser.act(ways, {type: 'choose-way', way});
}

/** Who calls, and by what. */
export interface Caller {
  readonly reason?: SupportReason;
  readonly channel?: string;
  readonly name?: string;
  readonly document?: DocumentId;
  readonly value?: string;
  readonly callBack?: string;
}

/** Goes to the details of a case. */
export async function toDetails(
  browser: Browser,
  {reason = 'forgotten', channel = 'hotline'}: Caller = {},
  from?: Step,
): Promise<StepOf<'case-details'>> {
  const why = ofKind(await chooseWay(browser, channel === 'chat' ? 'chat' : 'call', from), 'reason');
  const channels = ofKind(await browser.act(why, {type: 'reason', reason}), 'channels');
  return ofKind(await browser.act(channels, {type: 'support', supportChannel: channel}), 'case-details');
}

/** Asks for a case, and gives what comes of it. */
export async function askForCase(browser: Browser, caller: Caller, from?: Step): Promise<Answer> {
  const {name = 'Zofia Gwiazdowska', document = 'pl-pesel', value = pesel.own, callBack} = caller;
  const details = await toDetails(browser, caller, from);
  const action = {type: 'case-details', name, document, value, ...(callBack !== undefined && {callBack})} as const;
  return browser.actCall(details, action);
}

/** Opens a case. */
export async function toCase(browser: Browser, caller: Caller = {}, from?: Step): Promise<StepOf<'case'>> {
  const details = await toDetails(browser, caller, from);
  const {name = 'Zofia Gwiazdowska', document = 'pl-pesel', value = pesel.own, callBack} = caller;
  const action = {type: 'case-details', name, document, value, ...(callBack !== undefined && {callBack})} as const;
  return ofKind(await browser.act(details, action), 'case');
}

/** Gets a ticket for any office. */
export async function toTicket(browser: Browser, from?: Step): Promise<StepOf<'ticket'>> {
  const suitability = await chooseWay(browser, 'visit', from);
  const documents = ['pl-pesel', 'pl-passport'] as const;
  const offices = await browser.act(suitability, {type: 'suitability', documents, expired: false, renamed: false});
  const review = ofKind(await browser.act(ofKind(offices, 'offices'), {type: 'office'}), 'review');
  return ofKind(await browser.act(review, {type: 'issue-ticket'}), 'ticket');
}

/** Somebody of the staff, signed in. */
export class Agent {
  private constructor(
    readonly id: string,
    readonly browser: Browser,
  ) {}

  /** A person who becomes one of the staff. */
  static async of(world: World, locale = 'en'): Promise<Agent> {
    const person = await world.person({});
    await world.db.updateTable('user').set({role: 'agent', name: 'Ewa Lis'}).where('id', '=', person.id).execute();
    const browser = world.browser({locale});
    await world.signIn(browser, person, person.password);
    return new Agent(person.id, browser);
  }

  get(path = ''): Promise<Answer> {
    return this.browser.request('GET', `/staff${path}`);
  }

  /** Sends a form of the desk. */
  post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return postForm(this.browser, `/staff${path}`, fields);
  }

  /** Takes in the holder of a ticket, and compares what they show. */
  async takeIn(reference: string, person: Person): Promise<void> {
    await this.post('/check-in', {reference});
    await this.post(`/visits/${reference}/find`, {
      login: person.email,
      name: person.name,
      document: 'pl-pesel',
      number: pesel.own,
    });
  }

  /** What an approval gives to hand out. */
  async approve(path: string): Promise<string> {
    const {text, status} = await this.post(`${path}/approve`);
    const [, handedOut] = /<bdi id="handed-out">([^<]+)</.exec(text) ?? [];
    if (handedOut === undefined) throw new Error(`Nothing handed out, but ${status}: ${text}`);
    return handedOut;
  }
}

/** Two of the staff for a whole suite; others once their sessions have ended. */
export class Staff {
  private agents: Promise<[Agent, Agent]> | undefined;
  private since = 0;

  constructor(private readonly world: World) {}

  two(): Promise<[Agent, Agent]> {
    if (!this.agents || this.world.now() > this.since + minutes(6 * 60)) {
      this.since = this.world.now();
      this.agents = Promise.all([Agent.of(this.world), Agent.of(this.world)]);
    }
    return this.agents;
  }
}

/** Sends a form of a page. */
export const postForm = (
  browser: Browser,
  path: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  browser.request('POST', path, new URLSearchParams(fields).toString(), {
    'Content-Type': 'application/x-www-form-urlencoded',
  });

/** Approves by two of the staff, and gives what is handed out. */
export async function approveVisit(
  first: Agent,
  second: Agent,
  reference: string,
  fields: Readonly<Record<string, string>> = {handOut: 'activation'},
): Promise<string> {
  await first.post(`/visits/${reference}/propose`, fields);
  return second.approve(`/visits/${reference}`);
}

/** Approves a case by two of the staff. */
export async function approveCase(first: Agent, second: Agent, reference: string): Promise<Answer> {
  await first.post(`/cases/${reference}/propose`);
  return second.post(`/cases/${reference}/approve`);
}
