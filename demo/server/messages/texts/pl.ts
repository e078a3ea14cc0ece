import {plural} from '../../plural.js';
import type {MessageTexts} from './texts.js';

const minutes = plural('pl', {one: 'minutę', few: 'minuty', other: 'minut'});

/** Polish. */
export const pl: MessageTexts = {
  code: {
    sms: ({portal, data: {code, minutes: count}}) =>
      `${code} to kod do portalu ${portal}. Działa przez ${minutes(count)}. Nie podawaj go nikomu.`,
    subject: ({portal}) => `Kod do portalu ${portal}`,
    email: ({portal, data: {code, minutes: count}}) => `Kod do portalu ${portal}:

${code}

Działa przez ${minutes(count)}. Nie podawaj go nikomu: nikt z portalu ${portal} o niego nie zapyta.

Jeśli to nie Ty prosisz o kod, nie musisz nic robić. Hasło się nie zmieni.`,
  },
  'password-changed': {
    sms: ({portal, origin}) =>
      `Hasło do portalu ${portal} zostało zmienione. Jeśli to nie Ty, odzyskaj dostęp: ${origin}/recover`,
    subject: ({portal}) => `Hasło do portalu ${portal} zostało zmienione`,
    email: ({portal, origin}) => `Hasło do portalu ${portal} zostało zmienione. Wcześniejsze hasła już nie działają.

Jeśli to Twoja zmiana, nie musisz nic robić.

Jeśli nie, od razu odzyskaj dostęp: ${origin}/recover
Inne sposoby i numer telefonu: ${origin}/help`,
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
};
