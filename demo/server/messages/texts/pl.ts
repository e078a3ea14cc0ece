import {plural} from '../../plural.js';
import {notMe, type MessageTexts} from './texts.js';
import {listed, spelt} from './visit.js';

const minutes = plural('pl', {one: 'minutę', few: 'minuty', other: 'minut'});

const time = spelt('pl');
const documents = listed({
  'ru-snils': 'SNILS',
  'ru-inn-person': 'zaświadczenie o INN',
  'ru-inn-organisation': 'zaświadczenie o INN organizacji',
  'ru-passport': 'rosyjski paszport wewnętrzny',
  'ru-foreign-passport': 'rosyjski paszport zagraniczny',
  'icao-passport': 'paszport',
  'pl-pesel': 'powiadomienie o nadaniu numeru PESEL',
  'pl-identity-card': 'dowód osobisty',
  'pl-passport': 'polski paszport',
});

const byLink = (link: string | undefined): string =>
  link === undefined
    ? ''
    : `

Zamiast wpisywać kod, możesz przejść dalej w dowolnej przeglądarce za pomocą tego linku (działa raz):
${link}`;

/** Polish. */
export const pl: MessageTexts = {
  code: {
    sms: ({portal, data: {code, minutes: count}}) =>
      `${code} to kod do portalu ${portal}. Działa przez ${minutes(count)}. Nie podawaj go nikomu.`,
    subject: ({portal}) => `Kod do portalu ${portal}`,
    email: ({portal, link, data: {code, minutes: count}}) => `Kod do portalu ${portal}:

${code}

Działa przez ${minutes(count)}. Nie podawaj go nikomu: nikt z portalu ${portal} o niego nie zapyta.${byLink(link)}

Jeśli to nie Ty prosisz o kod, nie używaj go. Nie musisz nic robić: hasło się nie zmieni.`,
  },
  'password-changed': {
    sms: ({portal, origin, data}) =>
      `Hasło do portalu ${portal} zostało zmienione. Jeśli to nie Ty, zgłoś to: ${notMe(origin, data)}`,
    subject: ({portal}) => `Hasło do portalu ${portal} zostało zmienione`,
    email: ({
      portal,
      origin,
      data,
    }) => `Hasło do portalu ${portal} zostało zmienione. Wcześniejsze hasła już nie działają.

Jeśli to Twoja zmiana, nie musisz nic robić.

Jeśli nie, od razu to zgłoś, a konto zostanie zamrożone: ${notMe(origin, data)}
Numer telefonu: ${origin}/help`,
  },
  'passkeys-changed': {
    sms: ({portal, origin}) =>
      `Klucze dostępu do Twojego konta w ${portal} zostały zmienione. Jeśli to nie Ty: ${origin}/help`,
    subject: ({portal}) => `Zmieniono Twoje klucze dostępu do ${portal}`,
    email: ({portal, origin}) => `Zmieniono klucze dostępu do Twojego konta w ${portal} albo to, kiedy są wymagane.

Jeśli to Ty, nie musisz nic robić.

Jeśli to nie Ty, sprawdź swoje konto i daj nam znać: ${origin}/help`,
  },
  'account-opened': {
    sms: ({portal}) => `Konto w portalu ${portal} jest założone.`,
    subject: ({portal}) => `Konto w portalu ${portal} jest założone`,
    email: ({portal, origin, data: {name}}) => `Dzień dobry, ${name ?? ''}.

Konto w portalu ${portal} jest założone. Zaloguj się adresem e-mail albo numerem telefonu: ${origin}/sign-in

Jeśli to nie Twoje konto, daj nam znać: ${origin}/help`,
  },
  'account-exists': {
    sms: ({portal}) => `Ktoś próbował założyć konto w portalu ${portal} na ten numer. Takie konto już istnieje.`,
    subject: ({portal}) => `Masz już konto w portalu ${portal}`,
    email: ({
      portal,
      origin,
    }) => `Ktoś próbował założyć konto w portalu ${portal} na Twój adres e-mail albo numer telefonu. \
Masz już konto i nic się w nim nie zmieniło.

Jeśli to Ty, zaloguj się: ${origin}/sign-in
Jeśli nie znasz hasła: ${origin}/recover`,
  },
  'contact-changed': {
    sms: ({portal, origin}) =>
      `Kontakt na koncie w portalu ${portal} został zmieniony w punkcie obsługi. Jeśli to nie Ty, od razu zadzwoń: ${origin}/help`,
    subject: ({portal}) => `Kontakt na koncie w portalu ${portal} został zmieniony`,
    email: ({
      portal,
      origin,
    }) => `Numer telefonu albo adres e-mail na koncie w portalu ${portal} został zmieniony w punkcie obsługi, gdzie \
okazano dokumenty tożsamości.

Jeśli to Twoja zmiana, nie musisz nic robić.

Jeśli nie, od razu do nas zadzwoń: ${origin}/help`,
  },
  'account-frozen': {
    sms: ({portal, origin}) =>
      `Konto w portalu ${portal} zostało zamrożone: jest podejrzenie kradzieży. Odzyskaj dostęp: ${origin}/recover`,
    subject: ({portal}) => `Konto w portalu ${portal} zostało zamrożone`,
    email: ({
      portal,
      origin,
    }) => `Konto w portalu ${portal} zostało zamrożone, bo zgłoszono nam, że mogło zostać skradzione. Wszyscy \
zalogowani zostali wylogowani, a hasło już nie działa.

Odzyskaj dostęp, ustawiając nowe hasło: ${origin}/recover
Inne sposoby i numer telefonu: ${origin}/help`,
  },
  'recovery-codes-issued': {
    sms: ({portal, origin}) =>
      `Utworzono nowe kody zapasowe do portalu ${portal}. Wcześniejsze są nieważne. Jeśli to nie Ty, zadzwoń: ${origin}/help`,
    subject: ({portal}) => `Nowe kody zapasowe do portalu ${portal}`,
    email: ({
      portal,
      origin,
    }) => `Utworzono nowe kody zapasowe do Twojego konta w portalu ${portal}. Wcześniejsze już nie działają.

Jeśli to Twoje działanie, nie musisz nic robić.

Jeśli nie, od razu do nas zadzwoń: ${origin}/help`,
  },
  'recovery-code-used': {
    sms: ({portal, origin}) =>
      `Użyto kodu zapasowego do portalu ${portal}. Jeśli to nie Ty, od razu zadzwoń: ${origin}/help`,
    subject: ({portal}) => `Użyto kodu zapasowego do portalu ${portal}`,
    email: ({portal, origin}) => `Ktoś użył kodu zapasowego, aby dostać się do Twojego konta w portalu ${portal}.

Jeśli to Ty, nie musisz nic robić. Ten kod już więcej nie zadziała.

Jeśli nie, od razu do nas zadzwoń: ${origin}/help`,
  },
  ticket: {
    sms: ({portal, data: {reference}}) => `Bilet do biura portalu ${portal}: ${reference}.`,
    subject: ({portal}) => `Bilet do biura portalu ${portal}`,
    email: ({portal, origin, data}) => `Bilet do biura portalu ${portal}:

${data.reference}

${data.office ?? `Dowolne biuro. Lista: ${origin}/help`}

${data.startsAt ? time(data.startsAt, data.timeZone) : 'Bez umówionej godziny: przyjdź, gdy biuro jest otwarte.'}

Weź ze sobą oryginały:
${documents(data.documents)}

Powiedz przy okienku, że potrzebujesz nowego hasła, i pokaż ten numer. Bilet jest ważny do: \
${time(data.expiresAt, data.timeZone)}.

Aby go odwołać albo wybrać inny termin, otwórz stronę, na której powstał: ${origin}/recover

Jeśli to nie Ty prosisz o bilet, nie musisz nic robić. Sam numer niczego nie zmienia.`,
  },
};
