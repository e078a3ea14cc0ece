import {expect} from 'chai';
import {expectBrowserLog} from '../../support/console.js';

/** How an estimate of `password` goes in a page with this content security policy. */
const estimateUnder = async (policy: string): Promise<unknown> => {
  const frame = document.createElement('iframe');
  const answer = new Promise<unknown>(resolve => {
    addEventListener('message', function listen({source, data}: MessageEvent<string>) {
      if (source !== frame.contentWindow) return;
      removeEventListener('message', listen);
      resolve(JSON.parse(data));
    });
  });
  const page = new URL('./policy-page.js', import.meta.url).pathname.replace(/js$/, 'ts');
  frame.srcdoc = `<!doctype html><meta http-equiv="content-security-policy" content="${policy}" />
    <script type="module" src="${page}"></script>`;
  document.body.append(frame);
  try {
    return await answer;
  } finally {
    frame.remove();
  }
};

// Firefox takes 'self' in such a frame for about:srcdoc.
const self = location.origin;

describe('zxcvbn under a content security policy', () => {
  it('works in a worker where scripts of the site may run', async () => {
    expect(await estimateUnder(`default-src 'none'; script-src ${self}`)).to.deep.equal({
      score: 0,
      inWorker: true,
      violations: [],
    });
  });

  it('works without one where workers may not run', async () => {
    expectBrowserLog(/^security error: Creating a worker/);
    expect(await estimateUnder(`script-src ${self}; worker-src 'none'`)).to.deep.include({score: 0, inWorker: false});
  });

  describe('with Trusted Types', () => {
    before(function () {
      if (!('trustedTypes' in globalThis)) this.skip();
    });

    it('needs no more than its own policy', async () => {
      expect(await estimateUnder("require-trusted-types-for 'script'; trusted-types latchkey")).to.deep.equal({
        score: 0,
        inWorker: true,
        violations: [],
      });
    });

    it('works without a worker where that policy is forbidden', async () => {
      expectBrowserLog(/^security error: .*trusted-types/);
      const result = await estimateUnder("require-trusted-types-for 'script'; trusted-types other");
      expect(result).to.deep.include({score: 0, inWorker: false});
    });
  });
});
