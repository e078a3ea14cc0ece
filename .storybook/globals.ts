// What the toolbar changes, apart from Storybook's own page: the tests of the stories use it too.
import type {Decorator, Preview} from '@storybook/web-components-vite';
import {page} from './page.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(page);
document.adoptedStyleSheets.push(sheet);

/** The distance between fields, by the name of a density. */
const spaces: Readonly<Record<string, string>> = {compact: '0.625rem', regular: '1rem', spacious: '1.5rem'};

const withGlobals: Decorator = (story, {globals: {theme, direction, locale, density}}) => {
  const root = document.documentElement;
  root.lang = String(locale);
  root.dir = String(direction);
  root.style.colorScheme = theme === 'system' ? '' : String(theme);
  root.style.setProperty('--latchkey-space', spaces[String(density)] ?? '');
  // An element takes up the flow of its tab, and the story before left one.
  sessionStorage.clear();
  localStorage.clear();
  return story();
};

const choice = <const Icon extends string>(title: string, icon: Icon, items: {value: string; title: string}[]) => ({
  description: title,
  toolbar: {title, icon, items, dynamicTitle: true},
});

/** The toolbar. */
export const globalTypes = {
  theme: choice('Theme', 'contrast', [
    {value: 'system', title: 'As the system'},
    {value: 'light', title: 'Light'},
    {value: 'dark', title: 'Dark'},
  ]),
  direction: choice('Direction', 'transfer', [
    {value: 'ltr', title: 'Left to right'},
    {value: 'rtl', title: 'Right to left'},
  ]),
  locale: choice('Locale', 'globe', [
    {value: 'en', title: 'English'},
    {value: 'pl', title: 'Polski'},
    {value: 'ru', title: 'Русский'},
  ]),
  density: choice('Density', 'component', [
    {value: 'compact', title: 'Compact'},
    {value: 'regular', title: 'Regular'},
    {value: 'spacious', title: 'Spacious'},
  ]),
} satisfies Preview['globalTypes'];

/** What the toolbar is set to at first. */
export const initialGlobals = {theme: 'light', direction: 'ltr', locale: 'en', density: 'regular'};

/** Around every story. */
export const decorators = [withGlobals];
