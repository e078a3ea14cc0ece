/** What the numbering plans of the world say about a phone number. */
export interface PhoneReading {
  /** The number as `+` and digits (E.164). */
  readonly value: string;
  /** The country (ISO 3166-1, two letters), where the number tells it. */
  readonly country?: string;
  /** Whether the country has numbers of this length. */
  readonly possible: boolean;
  /** Whether the country gives out such numbers. Plans change: a number that is not valid may still ring. */
  readonly valid: boolean;
  /** As written at home: `600 123 456`. */
  readonly national: string;
  /** As written abroad: `+48 600 123 456`. */
  readonly international: string;
}

/** The numbering plans, loaded. */
export interface PhoneMetadata {
  /**
   * Reads a phone number. `country` (ISO 3166-1, two capital letters) is taken for granted for a number without
   * a country code; an unknown one is as good as none. Gives nothing for a text that is no phone number.
   */
  readonly read: (text: string, country?: string) => PhoneReading | undefined;
}

/** Loads the numbering plans (about 30 kB, compressed), once. Rejects if they cannot be loaded. */
export async function loadPhoneMetadata(): Promise<PhoneMetadata> {
  const {isSupportedCountry, parsePhoneNumberFromString} = await import('libphonenumber-js/min');
  return {
    read(text, country = '') {
      const number = parsePhoneNumberFromString(text.replace(/\p{Cf}/gu, ''), {
        extract: false,
        ...(isSupportedCountry(country) && {defaultCountry: country}),
      });
      return (
        number && {
          value: number.number,
          ...(number.country && {country: number.country}),
          possible: number.isPossible(),
          valid: number.isValid(),
          national: number.formatNational(),
          international: number.formatInternational(),
        }
      );
    },
  };
}

/**
 * A phone number as its country writes it: as at home if it is one of `country` (ISO 3166-1, two capital letters), else
 * as abroad. A text that is no phone number comes back as it was. Loads the numbering plans; rejects if that fails.
 */
export async function formatPhone(text: string, country?: string): Promise<string> {
  const reading = (await loadPhoneMetadata()).read(text, country);
  if (!reading) return text;
  return country && reading.country === country ? reading.national : reading.international;
}
