/** The languages of the portal, the one for everybody else first. */
export const locales = ['en', 'pl', 'ru'] as const;
/** A language of the portal. */
export type Locale = (typeof locales)[number];

/** The language of the portal that a BCP 47 tag asks for, if it has it. */
export const localeOf = (tag: string | undefined): Locale | undefined =>
  locales.find(locale => locale === tag?.toLowerCase().split('-')[0]);

/** The first language of an `Accept-Language` header that the portal has, by its own order of preference. */
export function acceptedLocale(header: string | undefined): Locale | undefined {
  const wanted = (header ?? '').split(',').map(part => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = Number(
      parameters
        .find(parameter => parameter.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    );
    return {tag, quality};
  });
  return wanted
    .filter(({quality}) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({tag}) => localeOf(tag))
    .find(locale => locale !== undefined);
}
