// The few globals that every runtime has and that core names. There are no DOM types here: `document` and `fetch` must
// not compile. In the rest of the project these declarations merge with the platform's own.

interface AbortSignal {
  readonly aborted: boolean;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare var AbortController: {new (): AbortController};
