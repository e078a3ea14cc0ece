/** The forms of a word; `other` where a number has no form of its own. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}>;

/** Puts a number before the right form of a word: `plural('en', {one: 'day', other: 'days'})(2)` is `2 days`. */
export function plural(locale: string, forms: Forms): (count: number | string | undefined) => string {
  const rules = new Intl.PluralRules(locale);
  return (count = 0) => `${count} ${forms[rules.select(Number(count))] ?? forms.other}`;
}
