import type {StepOf} from '../../core/protocol/step.js';
import {expect, expectEqual} from '../../ports/contract.js';
import {expectMoved, promised, timeless} from '../../ports/transport-contract/visit.js';
import type {ConformanceCase} from '../case.js';
import {nameOf, stepOf, type Exchange} from '../exchange.js';
import type {Visitor} from '../lab.js';
import {act, begin, look} from './tour.js';

const needs = ['recover-access', 'codes'] as const;

const toCode = async ({visit}: Visitor): Promise<StepOf<'code'>> =>
  visit.walk(await visit.begin('recover-access'), 'code');

const typed = (visitor: Visitor, step: StepOf<'code'>, code: string): Promise<Exchange> =>
  act(visitor, step, {type: 'code', code});

/** What an answer says, without what a try that is used up changes. */
const refusal = (exchange: Exchange): object => {
  const {kind, ref, problems} = stepOf(exchange);
  return {status: exchange.status, kind, ref, problems: problems.map(({code, field}) => ({code, field}))};
};

/** The code: good once, in its own flow, for a few tries, and nobody else's to read. */
export const codeCases: readonly ConformanceCase[] = [
  {
    id: 'codes/once',
    name: 'a code is good once',
    source: 'NIST SP 800-63B-4, 3.1.3; OWASP Forgot Password Cheat Sheet',
    needs,
    async run(lab) {
      const one = await lab.visitor();
      const step = await toCode(one);
      const {right} = await one.visit.codes();
      expectMoved(step, stepOf(await typed(one, step, right)));
      const again = await typed(one, step, right);
      expectEqual(again.status, 409, `${nameOf(again)}: a code was taken twice.`);
      const other = await lab.visitor(one.fixture.account);
      const second = await toCode(other);
      const {right: fresh} = await other.visit.codes();
      if (fresh === right) return;
      expect((await typed(other, second, right)).status >= 400, 'A used code opened another flow.');
    },
  },
  {
    id: 'codes/bound',
    name: 'a code opens only the flow that it was sent for, and says no more than a wrong one elsewhere',
    source: 'The protocol: Neutral; NIST SP 800-63B-4, 3.1.3',
    needs,
    async run(lab) {
      const one = await lab.visitor();
      const first = await toCode(one);
      const {right: foreign} = await one.visit.codes();
      const other = await lab.visitor(one.fixture.account);
      const second = await toCode(other);
      const {right, wrong} = await other.visit.codes();
      if (foreign === right) return;
      const exchange = await typed(other, second, foreign);
      expect(exchange.status >= 400, `${nameOf(exchange)}: the code of another flow was taken.`);
      const plainly = await typed(other, second, wrong === foreign ? `${wrong}0` : wrong);
      expectEqual(refusal(exchange), refusal(plainly), 'The code of another flow is told apart from a wrong one.');
      expectMoved(first, stepOf(await typed(one, first, foreign)));
      expectMoved(second, stepOf(await typed(other, second, right)));
    },
  },
  {
    id: 'codes/tries',
    name: 'a code takes few tries, and then not even the right one',
    source: 'NIST SP 800-63B-4, 3.2.2; OWASP ASVS 4.0.3, 2.2.1',
    needs,
    async run(lab) {
      const visitor = await lab.visitor();
      const step = await toCode(visitor);
      const {right, wrong} = await visitor.visit.codes();
      const most = 10;
      let count = 0;
      for (; count < most; count++) {
        const exchange = await typed(visitor, step, wrong);
        expect(exchange.status >= 400, `${nameOf(exchange)}: a wrong code was taken.`);
        if ([410, 423, 429].includes(exchange.status)) break;
      }
      expect(count < most, `A code may be guessed at ${most} times and more.`);
      const last = await typed(visitor, step, right);
      expect(last.status >= 400, 'The right code was taken after too many wrong ones.');
    },
  },
  {
    id: 'codes/secret',
    name: 'no answer repeats a code or a password',
    source: 'The protocol: Neutral; CWE-201',
    needs,
    async run(lab) {
      const start = lab.exchanges.length;
      const visitor = await lab.visitor();
      const {visit, fixture} = visitor;
      const step = await toCode(visitor);
      const {right, wrong} = await visit.codes();
      await typed(visitor, step, wrong);
      const next = stepOf(await typed(visitor, step, right));
      const passwords = [fixture.account.password, fixture.newPassword, fixture.weakPassword ?? ''];
      if (next.kind === 'new-password') {
        for (const password of [...passwords].reverse()) await act(visitor, next, {type: 'new-password', password});
      }
      for (const exchange of lab.exchanges.slice(start)) {
        const digits = [right, wrong].some(code => new RegExp(`(?<!\\d)${code}(?!\\d)`).test(exchange.text));
        expect(!digits, `${nameOf(exchange)}: a code stands in it.`);
        const password = passwords.some(each => each !== '' && exchange.text.includes(each));
        expect(!password, `${nameOf(exchange)}: a password stands in it.`);
      }
    },
  },
  {
    id: 'codes/link',
    name: 'a link that nobody was sent leads to the start',
    source: 'The protocol: By a link; OWASP Forgot Password Cheat Sheet',
    needs: ['recover-access'],
    async run(lab) {
      const {client} = await lab.visitor();
      const plain = stepOf(await begin({client}));
      for (const link of ['', 'a'.repeat(48)]) {
        const exchange = await client.send('POST', '/flows', {json: {flow: 'recover-access', input: {link}}});
        const {kind, problems} = stepOf(exchange);
        expectEqual(kind, plain.kind, `${nameOf(exchange)}: a made-up link leads elsewhere.`);
        const others = problems.filter(({code}) => code !== 'link_expired');
        expectEqual(others, [], `${nameOf(exchange)}: a made-up link has problems of its own.`);
      }
    },
  },
  {
    id: 'codes/safe-methods',
    name: 'GET and HEAD use up neither a try nor a code',
    source: 'RFC 9110, 9.2.1; OWASP Forgot Password Cheat Sheet: links are opened by scanners',
    needs,
    async run(lab) {
      const visitor = await lab.visitor();
      const step = await toCode(visitor);
      const {right} = await visitor.visit.codes();
      const {client} = visitor;
      const path = `/flows/${encodeURIComponent(step.ref.flow)}`;
      for (let count = 0; count < 8; count++) {
        for (const method of ['GET', 'HEAD']) {
          await client.send(method, path);
          await client.send(method, `${path}?code=${right}`);
          await client.send(method, `${path}/actions?type=code&code=${right}`);
        }
      }
      expectEqual(timeless(await look(visitor, step)), timeless(step), 'Looking at a flow has changed it.');
      expectEqual(
        await promised(visitor.fixture.readCode, 'readCode')(visitor.fixture.account.identifier),
        right,
        'Looking at a flow has sent another code.',
      );
      expectMoved(step, stepOf(await typed(visitor, step, right)));
    },
  },
];
