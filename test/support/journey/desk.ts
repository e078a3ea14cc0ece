// What happens away from the person's browser: offices that can be found, and the staff behind the desk.
import assert from 'node:assert/strict';
import type {OfficeFeature, RefusalReason} from 'latchkey/protocol';
import {createDesk, type Proposal, type Shown} from '../../../demo/server/assisted/desk.js';
import type {Session} from '../../../demo/server/auth/accounts.js';
import type {World} from './world.js';

/** The name of an office of the portal that has this feature. */
export async function officeWith(world: World, feature: OfficeFeature, without?: OfficeFeature): Promise<string> {
  const offices = await world.services().db.selectFrom('office').select(['name', 'features']).orderBy('name').execute();
  const found = offices.find(
    ({features}) => features.includes(feature) && (without === undefined || !features.includes(without)),
  );
  assert.ok(found, `There is no office with ${feature}.`);
  return found.name;
}

/** Two agents, and what they do. */
export class Staff {
  private constructor(
    private readonly world: World,
    private readonly first: Session,
    private readonly second: Session,
  ) {}

  /** The two agents of the demonstration. */
  static async of(world: World): Promise<Staff> {
    const agents = await world.services().db.selectFrom('user').select('id').where('role', '=', 'agent').execute();
    const [first, second] = agents.map(({id}) => ({id, accountId: id, freshAt: 0, temporary: false, staff: true}));
    assert.ok(first && second, 'There are no two agents.');
    return new Staff(world, first, second);
  }

  private get desk() {
    return createDesk(this.world.services());
  }

  /** Takes in a visitor, and compares what they show with the account. */
  async takeIn(reference: string, shown: Shown): Promise<void> {
    assert.equal(await this.desk.checkIn(this.first, reference), 'done');
    assert.equal(await this.desk.find(this.first, reference, shown), 'done');
  }

  /** Approves a visit, both of them; gives what is handed out. */
  async approveVisit(reference: string, proposal: Proposal = {handOut: 'activation'}): Promise<string> {
    assert.equal(await this.desk.propose(this.first, 'ticket', reference, proposal), 'done');
    assert.equal(await this.desk.approve(this.first, 'ticket', reference), 'same_person');
    const approved = await this.desk.approve(this.second, 'ticket', reference);
    assert.ok(typeof approved === 'object', JSON.stringify(approved));
    return approved.handedOut;
  }

  /** Approves a case, both of them. */
  async approveCase(reference: string): Promise<void> {
    assert.equal(await this.desk.take(this.first, reference), 'done');
    assert.equal(await this.desk.propose(this.first, 'case', reference, {}), 'done');
    assert.equal(await this.desk.approve(this.second, 'case', reference), 'done');
  }

  /** Freezes the account of a case. */
  async freeze(reference: string): Promise<void> {
    assert.equal(await this.desk.take(this.first, reference), 'done');
    assert.equal(await this.desk.propose(this.first, 'case', reference, {}), 'freeze_first');
    assert.equal(await this.desk.freeze(this.first, 'case', reference), 'done');
  }

  /** Refuses. */
  async refuse(subject: 'ticket' | 'case', reference: string, reason: RefusalReason): Promise<void> {
    assert.equal(await this.desk.refuse(this.first, subject, reference, reason), 'done');
  }

  /** Asks for another document. */
  async needDocument(subject: 'ticket' | 'case', reference: string): Promise<void> {
    assert.equal(await this.desk.needDocument(this.first, subject, reference), 'done');
  }
}
