// Controls and texts out of custom-elements.json.
import type {ArgTypes} from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';

interface Entry {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: {readonly text: string} | undefined;
  readonly default?: string | undefined;
  readonly attribute?: string | undefined;
  readonly privacy?: string | undefined;
  readonly static?: boolean | undefined;
  readonly readonly?: boolean | undefined;
}

interface Declaration {
  readonly kind: string;
  readonly tagName?: string | undefined;
  readonly members?: readonly Entry[] | undefined;
  readonly attributes?: readonly Entry[] | undefined;
  readonly events?: readonly Entry[] | undefined;
  readonly slots?: readonly Entry[] | undefined;
  readonly cssParts?: readonly Entry[] | undefined;
  readonly cssProperties?: readonly Entry[] | undefined;
}

type ArgType = ArgTypes[string];

const modules: readonly {readonly declarations?: readonly Declaration[]}[] = manifest.modules;
const declarations = modules.flatMap(each => each.declarations ?? []);

/** The events of all elements. */
export const eventNames = new Set(
  declarations.flatMap(({tagName, events = []}) => (tagName ? events.flatMap(({name}) => name ?? []) : [])),
);

/** What nobody sets here. */
const fixed = (): Partial<ArgType> => ({control: {disable: true}});
const asText = (): Partial<ArgType> => ({control: {type: 'text'}});

/** What sets a value of a type; nothing for what only a program can make. */
function byType({type}: Entry): Partial<ArgType> {
  const text = type?.text ?? '';
  const options = [...text.matchAll(/'([^']+)'/g)].flatMap(([, option]) => option ?? []);
  if (options.length > 0) return {control: {type: 'inline-radio', labels: {'': 'unset'}}, options: ['', ...options]};
  if (text === 'boolean' || text === 'number') return {control: {type: text}};
  if (/^string\b/.test(text)) return asText();
  return /^(PasswordPolicy|GeneratorOptions)\b/.test(text) ? {control: {type: 'object'}} : fixed();
}

const rows = (
  category: string,
  entries: readonly Entry[] = [],
  control: (entry: Entry) => Partial<ArgType> = fixed,
  prefix = '',
): ArgTypes =>
  Object.fromEntries(
    entries.flatMap(entry => {
      const {name, description, type} = entry;
      if (name === undefined) return [];
      const table = {
        category,
        ...(type && {type: {summary: type.text}}),
        ...(entry.default !== undefined && {defaultValue: {summary: entry.default}}),
      };
      return [[prefix + name, {name, ...(description && {description}), table, ...control(entry)}]];
    }),
  );

/** What can be set of an element, with its controls. Keys are what `stories/support/element.ts` takes. */
export function argTypesOf(tag: string): ArgTypes {
  const declaration = declarations.find(({tagName}) => tagName === tag);
  if (!declaration) return {};
  const properties = declaration.members?.filter(
    each => each.kind === 'field' && !each.attribute && !each.privacy && !each.static && !each.readonly,
  );
  return {
    ...rows('attributes', declaration.attributes, byType),
    ...rows('properties', properties, byType),
    ...rows('events', declaration.events, undefined, 'event:'),
    ...rows('slots', declaration.slots, asText, 'slot:'),
    ...rows('tokens', declaration.cssProperties, asText),
    ...rows('parts', declaration.cssParts, undefined, 'part:'),
  };
}
