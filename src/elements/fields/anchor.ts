import {html, nothing, type TemplateResult} from 'lit';
import type {ViewHost} from '../view-host.js';

/**
 * The user name, for password managers: before the first password and hidden by CSS only, since they pass over
 * `type=hidden` and `display: none`.
 */
export const usernameAnchor = (host: ViewHost, username: string | undefined): TemplateResult | typeof nothing =>
  username === undefined
    ? nothing
    : html`<input
        type="text"
        class="lk-hidden"
        id="${host.uid}-username"
        name="username"
        autocomplete="username"
        .defaultValue=${username}
        readonly
        tabindex="-1"
        aria-hidden="true"
      />`;
