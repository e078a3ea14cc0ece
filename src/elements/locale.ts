/** The locales that come with the library, besides English, which is in the code. */
const loaders = {
  pl: () => import('../locales/pl.js'),
  ru: () => import('../locales/ru.js'),
};

let setLocale: ((locale: string) => Promise<void>) | undefined;
let active = 'en';

/** The locale that the texts are in now, for numbers and times. A host that configures localization itself names it. */
export const activeLocale = (): string => active;

const isLoadable = (tag: string): tag is keyof typeof loaders => Object.hasOwn(loaders, tag);

/**
 * Puts the texts into a locale (a BCP 47 tag; a region falls back to its language, an unknown one to English). Texts are
 * loaded on demand. `@lit/localize` keeps one locale a page, so the last element that names one decides; where the host
 * has configured it for itself, that configuration stays.
 */
export async function useLocale(tag: string): Promise<void> {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  const locale = isLoadable(language) ? language : 'en';
  if (locale !== 'en' || setLocale) {
    const {configureLocalization} = await import('@lit/localize/init/runtime.js');
    setLocale ??= configure(configureLocalization);
    await setLocale(locale);
  }
  // Numbers and times go with the texts: another language's would stand out in English ones.
  active = locale === language ? tag : locale;
}

type Configure = (typeof import('@lit/localize/init/runtime.js'))['configureLocalization'];

function configure(configureLocalization: Configure): (locale: string) => Promise<void> {
  try {
    return configureLocalization({
      sourceLocale: 'en',
      targetLocales: Object.keys(loaders),
      loadLocale: locale =>
        isLoadable(locale) ? loaders[locale]() : Promise.reject(new Error(`No locale ${locale}.`)),
    }).setLocale;
  } catch {
    return () => Promise.resolve();
  }
}
