/** The part of the global object that is at stake; TypeScript's DOM does not know Trusted Types. */
interface Scope {
  Worker: typeof Worker;
  readonly trustedTypes?: {
    /** What `createScriptURL` gives is a TrustedScriptURL in truth, which a constructor takes in place of a URL. */
    createPolicy(name: string, rules: {createScriptURL(): string}): {createScriptURL(url: string): URL};
  };
}

/** Made once: a page may refuse a second policy of the same name. */
let trusted: URL | undefined;

// Bundlers find the worker by these very words, so nothing may stand between `new Worker` and `new URL`.
const open = () => new Worker(new URL('./worker.js', import.meta.url), {type: 'module'});

/**
 * Starts the estimator's worker. Where the browser has Trusted Types, the address passes through the policy `latchkey`,
 * which gives that one address and no other; nothing else would do in a page that enforces them.
 * @throws where a worker may not start or the page forbids the policy
 */
export const openWorker = (): Worker => {
  const scope: Scope = globalThis;
  if (!scope.trustedTypes) return open();
  const {Worker: Native, trustedTypes} = scope;
  // For the length of one call, because only the constructor sees the address that a bundler has put in.
  scope.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      trusted ??= trustedTypes.createPolicy('latchkey', {createScriptURL: () => String(url)}).createScriptURL('');
      super(trusted, options);
    }
  };
  try {
    return open();
  } finally {
    scope.Worker = Native;
  }
};
