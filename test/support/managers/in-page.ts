// Functions that run in a page of the browser: each is sent there as it stands, so they use nothing from outside.

/** What stands in a field. */
export interface FieldState {
  readonly name: string;
  readonly value: string;
  /** Whether the browser marks it as filled by itself. */
  readonly filled: boolean;
}

/** The text fields of the page, those in the shadow root of a page's own element included. */
export const fieldsOfPage = (): FieldState[] =>
  [document, ...[...document.querySelectorAll('account-card')].flatMap(({shadowRoot}) => shadowRoot ?? [])]
    .flatMap(root => [...root.querySelectorAll('input')])
    .filter(({type}) => type === 'text' || type === 'password')
    .map(input => ({name: input.name, value: input.value, filled: input.matches(':autofill')}));

/** Puts a `<change-password>` into the shadow root of an element of the page, in place of the one that is there. */
export const hostInShadowRoot = (): void => {
  const widget = document.querySelector('change-password');
  const host = document.createElement('account-card');
  const inner = document.createElement('change-password');
  inner.setAttribute('endpoint', widget?.getAttribute('endpoint') ?? '');
  host.attachShadow({mode: 'open'}).append(inner);
  widget?.replaceWith(host);
};
