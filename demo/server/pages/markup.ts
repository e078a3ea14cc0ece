import {html} from 'hono/html';
import type {HtmlEscapedString} from 'hono/utils/html';

/** A piece of a page. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A template of HTML on the server; values are escaped. Not to be mixed up with Lit's `html`. */
export const markup = html;
