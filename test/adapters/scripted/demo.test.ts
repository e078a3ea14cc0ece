import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {demoAccount, demoBackend, type DemoOptions} from '../../../src/adapters/scripted/index.js';
import {parseStep} from '../../../src/core/protocol/more-parts.js';
import type {Action} from '../../../src/core/protocol/action.js';
import type {Step, StepKind} from '../../../src/core/protocol/step.js';
import type {Call} from '../../../src/ports/transport.js';
import {timedBackend} from '../../support/demo-subject.js';

const minute = 60_000;
const old = demoAccount.password;
const fresh = 'seven green bottles on a wall';

const call = (): Call => ({
  signal: new AbortController().signal,
  locale: 'en',
  idempotencyKey: crypto.randomUUID(),
});

const byEmail = (identifier: string): Action => ({type: 'identify', identifierKind: 'email', identifier});
const byPhone: Action = {type: 'identify', identifierKind: 'phone', identifier: '+48601234567'};
const paper: Action = {type: 'document', document: 'pl-pesel', value: '44051401359'};
const wrongPaper: Action = {type: 'document', document: 'pl-pesel', value: '02070803628'};
const otherPaper: Action = {type: 'document', document: 'ru-snils', value: '112-233-445 95'};

/** A visitor of a demonstration service, who remembers where they are. */
function visitor(options: DemoOptions = {}) {
  const backend = timedBackend(options);
  const {transport} = backend;
  let here: Step | undefined;
  const now = (): Step => here ?? assert.fail('The flow has not begun.');
  const self = {
    ...backend,
    async begin(flow: 'change-password' | 'recover-access' = 'recover-access', input = {}) {
      here = await transport.begin(flow, input, call());
      return here;
    },
    async act(...actions: Action[]) {
      for (const action of actions) here = await transport.act(now().ref, action, call());
      return now();
    },
    async look() {
      here = await (transport.resume?.(now().ref, call()) ?? assert.fail());
      return here;
    },
    code: (contact = demoAccount.email): Action => ({type: 'code', code: backend.codeFor(contact) ?? ''}),
    async change(currentPassword: string, password = fresh) {
      return self.act({type: 'new-password', password, currentPassword});
    },
  };
  return self;
}

const problemsOf = ({problems}: Step): (string | number)[][] =>
  problems.map(({code, attemptsLeft, reason}) => [
    code,
    ...(reason === undefined ? [] : [reason]),
    ...(attemptsLeft === undefined ? [] : [attemptsLeft]),
  ]);

function expectStep(step: Step, kind: StepKind, ...codes: string[]): void {
  assert.deepEqual([step.kind, step.problems.map(({code}) => code)], [kind, codes]);
  assert.deepEqual(parseStep(JSON.parse(JSON.stringify(step))), step, 'The step is not whole on the wire.');
}

describe('demoBackend: out of the box', () => {
  test('one account, who is signed in, and the code 123456', async () => {
    const {transport, signsIn, codeFor} = demoBackend();
    let step = await transport.begin('recover-access', {identifier: 'anna'}, call());
    for (const action of [byPhone, otherPaper, {type: 'code', code: '123456'} as const]) {
      step = await transport.act(step.ref, action, call());
    }
    expectStep(step, 'new-password');
    assert.equal(codeFor('+48601234567'), '123456');
    assert.ok(
      signsIn('Anna.Nowak@example.org', old) && signsIn('+48601234567', old) && !signsIn('nobody@example.org', old),
    );
    assert.equal((await transport.begin('change-password', {}, call())).kind, 'new-password');
  });

  test('nobody is signed in, if so asked', async () => {
    const {transport} = demoBackend({signedIn: null});
    await assert.rejects(transport.begin('change-password', {}, call()), {code: 'session_expired'});
  });
});

describe('demoBackend: changing the password', () => {
  test('wrong ones are counted, the same one once; then there is a wait', async () => {
    const each = visitor();
    await each.begin('change-password');
    const seen: unknown[] = [];
    for (const guess of ['a', 'a', 'b', 'c', 'd']) seen.push(problemsOf(await each.change(guess))[0]);
    assert.deepEqual(
      seen,
      [4, 4, 3, 2, 1].map(left => ['current_password_wrong', left]),
    );
    const locked = await each.change('e');
    expectStep(locked, 'new-password', 'locked');
    const {retryAt = 0} = locked.problems[0] ?? {};
    assert.equal(retryAt - locked.serverNow, 15 * minute);
    expectStep(await each.change(old), 'new-password', 'locked');
    each.advance(15 * minute);
    expectStep(await each.change(old), 'done');
  });

  const refused: readonly (readonly [password: string, ...problem: (string | number)[]])[] = [
    ['short', 'password_policy', 'too_short'],
    ['x'.repeat(129), 'password_policy', 'too_long'],
    ['123456789012345', 'password_breached'],
    ['my name is nowak, hello', 'password_like_identifier'],
    ['call me on 48601234567', 'password_like_identifier'],
    [old, 'password_reused'],
  ];
  for (const [password, ...problem] of refused) {
    test(`${password.slice(0, 24)}: ${problem.join(', ')}`, async () => {
      const each = visitor();
      await each.begin('change-password');
      const after = await each.change(old, password);
      assert.deepEqual(
        [after.kind, problemsOf(after), after.problems[0]?.field],
        ['new-password', [problem], 'password'],
      );
    });
  }

  test('earlier passwords stay refused', async () => {
    const each = visitor();
    await each.begin('change-password');
    await each.change(old);
    await each.begin('change-password');
    expectStep(await each.change(fresh, old), 'new-password', 'password_reused');
  });

  test('the other sessions end, if so wished', async () => {
    const each = visitor();
    const step = await each.begin('change-password');
    assert.equal(step.kind === 'new-password' && step.otherSessions, 2);
    const done = await each.act({type: 'new-password', password: fresh, currentPassword: old, endOtherSessions: true});
    assert.equal(done.kind === 'done' && done.sessionsEnded, 2);
    const next = await each.begin('change-password');
    assert.equal('otherSessions' in next, false);
  });

  test('who signed in long ago shows again who they are: by the password', async () => {
    const each = visitor({staleSession: true});
    expectStep(await each.begin('change-password'), 'reauthenticate');
    expectStep(await each.act({type: 'reauthenticate', password: 'wrong'}), 'reauthenticate', 'current_password_wrong');
    const step = await each.act({type: 'reauthenticate', password: old});
    assert.equal(step.kind === 'new-password' && step.current, false);
    expectStep(await each.act({type: 'new-password', password: fresh}), 'done');
  });

  test('or by a code', async () => {
    const each = visitor({staleSession: true});
    await each.begin('change-password');
    expectStep(await each.act({type: 'reauthenticate', code: '000000'}), 'reauthenticate', 'code_wrong');
    const sent = await each.act({type: 'channel', channel: 'email'});
    expectStep(sent, 'reauthenticate');
    assert.equal(sent.kind === 'reauthenticate' && sent.challenge?.contact, 'an…org');
    expectStep(await each.act({type: 'resend'}), 'reauthenticate', 'rate_limited');
    const code = each.codeFor(demoAccount.email) ?? '';
    expectStep(await each.act({type: 'reauthenticate', code}), 'new-password');
  });

  test('a temporary password leaves no other exit', async () => {
    const each = visitor();
    const step = await each.begin('change-password', {mode: 'forced'});
    assert.deepEqual(step.actions, []);
    expectStep(await each.act({type: 'cancel'}), 'new-password', 'not_allowed');
    expectStep(await each.change(old), 'done');
  });

  test('giving up leads away, and back is no way', async () => {
    const each = visitor();
    await each.begin('change-password');
    const away = await each.act({type: 'cancel'});
    expectStep(away, 'redirect');
    assert.equal(away.kind === 'redirect' && away.url, '/account');
    expectStep(await each.change(old), 'redirect', 'not_allowed');
    assert.ok(each.signsIn(demoAccount.email, old));
  });

  test('the end of the session ends the flow', async () => {
    const each = visitor();
    await each.begin('change-password');
    each.signOut();
    await assert.rejects(each.look(), {code: 'session_expired'});
    await assert.rejects(each.change(old), {code: 'session_expired'});
  });
});

describe('demoBackend: recovering access', () => {
  test('the code goes where the login leads, and its step repeats what was typed', async () => {
    const each = visitor();
    await each.begin();
    const byMail = await each.act(byEmail('Anna.Nowak@Example.org'), paper);
    assert.deepEqual(byMail.kind === 'code' && [byMail.challenge.channel, byMail.challenge.contact], [
      'email',
      'Anna.Nowak@Example.org',
    ]);
    await each.begin();
    const bySms = await each.act(byPhone, paper);
    assert.deepEqual(bySms.kind === 'code' && [bySms.challenge.channel, bySms.challenge.contact], [
      'sms',
      '+48601234567',
    ]);
    expectStep(await each.act(each.code('+48601234567')), 'new-password');
  });

  test('another channel tells no contact, and is no way round the wait', async () => {
    const each = visitor();
    await each.begin();
    const step = await each.act(byPhone, paper);
    const sms = {type: 'channel', channel: 'email'} as const;
    expectStep(await each.act(sms), 'code', 'rate_limited');
    each.advance(30_000);
    const byMail = await each.act(sms);
    expectStep(byMail, 'code');
    assert.deepEqual(byMail.ref, step.ref);
    assert.equal(byMail.kind === 'code' && 'contact' in byMail.challenge, false);
    expectStep(await each.act(each.code()), 'new-password');
  });

  test('codes that were sent earlier stay valid for their time; the wait doubles; there is a limit', async () => {
    const each = visitor();
    await each.begin();
    await each.act(byEmail(demoAccount.email), paper);
    const first = each.code();
    const waits: number[] = [];
    for (let count = 0; count < 4; count++) {
      const step = await each.look();
      const wait = step.kind === 'code' ? step.challenge.resendAt - step.serverNow : 0;
      waits.push(wait);
      each.advance(wait);
      expectStep(await each.act({type: 'resend'}), 'code');
    }
    assert.deepEqual(waits, [30_000, 60_000, 120_000, 240_000]);
    each.advance(8 * minute);
    expectStep(await each.act({type: 'resend'}), 'code', 'rate_limited');
    expectStep(await each.act(first), 'new-password');
  });

  test('by SMS a code lives ten minutes, by e-mail thirty', async () => {
    for (const [login, contact, minutes] of [
      [byPhone, '+48601234567', 10],
      [byEmail(demoAccount.email), demoAccount.email, 30],
    ] as const) {
      const each = visitor();
      await each.begin();
      const step = await each.act(login, paper);
      assert.equal(step.kind === 'code' && step.challenge.expiresAt - step.serverNow, minutes * minute);
      each.advance(minutes * minute - 1);
      expectStep(await each.act({type: 'code', code: '000000'}), 'code', 'code_wrong');
      each.advance(1);
      expectStep(await each.act(each.code(contact)), 'code', 'code_wrong');
    }
  });

  test('what is no code uses up no try', async () => {
    const each = visitor();
    await each.begin();
    await each.act(byEmail(demoAccount.email), paper);
    for (const code of ['', '12345', '1234567', 'abcdef', '12 34 56']) {
      assert.deepEqual(problemsOf(await each.act({type: 'code', code})), [['code_wrong', 5]]);
    }
  });

  test('a wrong document shows after the code; six hours after five of them there is another try', async () => {
    const each = visitor();
    await each.begin();
    await each.act(byEmail(demoAccount.email), wrongPaper);
    const seen = [await each.act(each.code())];
    for (let count = 0; count < 4; count++) seen.push(await each.act(wrongPaper));
    assert.deepEqual(
      seen.map(step => [step.kind, ...problemsOf(step)]),
      [4, 3, 2, 1, 0].map(left => ['document', ['document_mismatch', left]]),
    );
    assert.deepEqual(seen[0]?.actions, ['restart', 'cancel', 'way']);
    const locked = await each.act(paper);
    expectStep(locked, 'document', 'locked');
    assert.equal((locked.problems[0]?.retryAt ?? 0) - locked.serverNow, 6 * 60 * minute);
  });

  test('a right document leads on where a wrong one did not', async () => {
    const each = visitor();
    await each.begin();
    await each.act(byEmail(demoAccount.email), wrongPaper, each.code());
    expectStep(await each.act(each.code()), 'document', 'document_mismatch');
    expectStep(await each.act(otherPaper), 'new-password');
  });

  test('a document that is not on the list, and one that is malformed', async () => {
    const each = visitor({documents: ['pl-pesel']});
    await each.begin();
    await each.act(byEmail(demoAccount.email));
    assert.deepEqual(problemsOf(await each.act(otherPaper)), [['document_needed']]);
    assert.deepEqual(problemsOf(await each.act({...paper, value: '44051401358'})), [
      ['document_malformed', 'check_digit'],
    ]);
  });

  test('a login may be named five times an hour, whether anybody has it or not', async () => {
    for (const login of [demoAccount.email, 'nobody@example.org']) {
      const each = visitor();
      for (let count = 0; count < 5; count++) {
        await each.begin();
        expectStep(await each.act(byEmail(login)), 'document');
      }
      await each.begin();
      const limited = await each.act(byEmail(login));
      expectStep(limited, 'identify', 'rate_limited');
      assert.equal((limited.problems[0]?.retryAt ?? 0) - limited.serverNow, 60 * minute);
      each.advance(60 * minute);
      await each.begin();
      expectStep(await each.act(byEmail(login)), 'document');
    }
  });

  test('back and forth sends no second code', async () => {
    const each = visitor();
    await each.begin();
    await each.act(byEmail(demoAccount.email), paper);
    const sent = each.codeFor(demoAccount.email);
    expectStep(await each.act({type: 'back'}), 'document');
    expectStep(await each.act(paper), 'code');
    assert.equal(each.codeFor(demoAccount.email), sent);
    expectStep(await each.act({type: 'back'}, {type: 'back'}), 'identify');
  });

  test('starting anew forgets what was proven', async () => {
    const each = visitor();
    await each.begin();
    expectStep(await each.act(byEmail(demoAccount.email), paper), 'code');
    await each.act(each.code());
    const again = await each.act({type: 'restart'});
    expectStep(again, 'identify');
    assert.equal(again.kind === 'identify' && again.identifier, demoAccount.email);
    expectStep(await each.act(byEmail('nobody@example.org'), paper), 'code');
    expectStep(await each.act({type: 'code', code: '000000'}), 'code', 'code_wrong');
  });

  test('giving up leads to the sign-in page', async () => {
    const each = visitor();
    await each.begin();
    const away = await each.act({type: 'cancel'});
    assert.deepEqual([away.kind, away.kind === 'redirect' && away.url], ['redirect', '/sign-in']);
  });

  test('a service that holds: the wait shows, and goes on by being looked at', async () => {
    const each = visitor({accounts: [{...demoAccount, holdFor: 5 * minute}]});
    await each.begin();
    await each.act(byEmail(demoAccount.email), paper);
    const hold = await each.act(each.code());
    expectStep(hold, 'hold');
    assert.equal(hold.kind === 'hold' && hold.until - hold.serverNow, 5 * minute);
    each.advance(5 * minute - 1);
    expectStep(await each.look(), 'hold');
    each.advance(1);
    expectStep(await each.look(), 'new-password');
    const done = await each.act({type: 'new-password', password: fresh});
    assert.deepEqual(done.kind === 'done' && [done.sessionsEnded, done.signInUrl], [2, '/sign-in']);
  });
});
