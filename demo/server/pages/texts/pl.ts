import {plural} from '../../plural.js';
import {staffPl} from './staff/pl.js';
import type {Texts} from './texts.js';

const minutes = plural('pl', {one: 'minutę', few: 'minuty', other: 'minut'});
const characters = plural('pl', {one: 'znak', few: 'znaki', other: 'znaków'});
const messages = plural('pl', {one: 'wiadomość', few: 'wiadomości', other: 'wiadomości'});
const others = plural('pl', {one: 'innym urządzeniu', other: 'innych urządzeniach'});

/** Polish. */
export const pl: Texts = {
  skipToContent: 'Przejdź do treści',
  mainNavigation: 'Główna',
  language: 'Język',
  home: 'Strona główna',
  help: 'Pomoc',
  account: 'Twoje konto',
  signIn: 'Zaloguj się',
  signUp: 'Załóż konto',
  signOut: 'Wyloguj się',
  outbox: 'Skrzynka nadawcza',
  forgotten: 'Nie znam hasła',
  noScript:
    'Ta część wymaga JavaScriptu. Włącz go w przeglądarce i otwórz stronę ponownie albo zadzwoń do nas: numer jest w Pomocy.',
  errorTitle: title => `Błąd: ${title}`,
  errorSummary: 'Coś wymaga poprawy',
  demoNotice: 'To jest demonstracja. Podawaj tylko zmyślone dane.',
  showPassword: 'Pokaż hasło',
  hidePassword: 'Ukryj hasło',
  passwordShown: 'Hasło jest widoczne',
  passwordHidden: 'Hasło jest ukryte',

  homePage: {
    title: 'Usługi publiczne w jednym miejscu',
    lead: 'Zaświadczenia, wnioski i wizyty: jedno konto do wszystkiego.',
    signIn: {heading: 'Zaloguj się', text: 'Adresem e-mail albo numerem telefonu i hasłem.'},
    forgotten: {
      heading: 'Nie znam hasła',
      text: 'Odzyskaj dostęp loginem, dokumentem tożsamości i kodem. Zajmie to kilka minut.',
    },
    signUp: {heading: 'Załóż konto', text: 'Wystarczą adres e-mail i jeden dokument tożsamości.'},
    help: {heading: 'Pomoc', text: 'Każda droga do nowego hasła i kontakt z nami.'},
    outbox: {heading: 'Skrzynka nadawcza', text: 'SMS-y i e-maile, które wyszłyby, gdyby to nie była demonstracja.'},
  },

  signInPage: {
    identifier: 'Adres e-mail albo numer telefonu',
    identifierHint: 'Numer telefonu z numerem kierunkowym kraju, na przykład +48 600 123 456',
    password: 'Hasło',
    accountOpened:
      'Sprawdź pocztę. Jeśli konto z tymi danymi mogło powstać, jest gotowe: zaloguj się poniżej. Jeśli konto już było, e-mail podpowie, co zrobić.',
    signInFirst: 'Zaloguj się, aby przejść dalej.',
    failed: 'Login i hasło do siebie nie pasują. Sprawdź jedno i drugie albo wybierz „Nie znam hasła”.',
    tooOften: count => `Za dużo prób. Spróbuj ponownie za ${minutes(count)} albo wybierz „Nie znam hasła”.`,
    noAccount: 'Nie masz konta?',
    passkey: 'Zaloguj się kluczem dostępu',
    passkeyFailed: 'Żaden klucz dostępu nie został przyjęty. Możesz spróbować ponownie.',
    passkeyTitle: 'Teraz klucz dostępu',
    passkeyLead: 'Hasło się zgadza. Twoje konto wymaga jeszcze klucza dostępu.',
    passkeyUnknown:
      'Ta przeglądarka nie obsługuje kluczy dostępu. Zaloguj się w innej przeglądarce lub na innym urządzeniu.',
    passkeyLost: 'Nie mam już klucza dostępu',
  },

  signUpPage: {
    lead: 'Jedno konto otwiera wszystkie usługi portalu.',
    name: 'Imię i nazwisko',
    email: 'Adres e-mail',
    phone: 'Telefon komórkowy (nieobowiązkowo)',
    phoneHint: 'Z numerem kierunkowym kraju, na przykład +48 600 123 456. Można na niego wysłać kod.',
    documents: 'Dokumenty tożsamości',
    documentsHint:
      'Wypełnij co najmniej jeden. Jeśli zapomnisz hasła, odzyskasz nim dostęp. Sam numer nie jest przechowywany, tylko jego odcisk do porównania.',
    example: example => `Na przykład ${example}`,
    groups: {ru: 'Dokumenty rosyjskie', icao: 'Paszport innego kraju', pl: 'Dokumenty polskie'},
    password: 'Hasło',
    passwordHint: (min, max) => `Od ${min} do ${max} znaków. Może to być kilka słów ze spacjami.`,
    generator: 'Wygeneruj hasło',
    haveAccount: 'Masz już konto?',
    nameMissing: 'Wpisz imię i nazwisko',
    nameTooLong: 'Wpisz najwyżej 100 znaków',
    emailMalformed: 'Wpisz adres e-mail, na przykład imie@example.org',
    phoneMalformed: 'Wpisz numer telefonu z numerem kierunkowym kraju, na przykład +48 600 123 456',
    documentMissing: 'Wypełnij co najmniej jeden dokument tożsamości',
    passwordMissing: 'Wpisz hasło',
    passwordTooShort: (min, actual) => `Wpisz hasło, które ma co najmniej ${min} znaków: to ma ${actual}`,
    passwordTooLong: (max, actual) => `Wpisz hasło, które ma najwyżej ${max} znaków: to ma ${actual}`,
    passwordForbiddenWord: 'Wpisz hasło bez swojego imienia i nazwiska, adresu e-mail, numeru telefonu i nazwy portalu',
    passwordRefused: 'Wpisz inne hasło: to nie spełnia zasad',
  },

  documentNames: {
    'ru-passport': 'Paszport wewnętrzny Rosji: seria i numer',
    'ru-snils': 'SNILS',
    'ru-inn-person': 'INN',
    'ru-foreign-passport': 'Paszport zagraniczny Rosji',
    'icao-passport': 'Numer paszportu',
    'pl-pesel': 'PESEL',
    'pl-identity-card': 'Dowód osobisty: seria i numer',
    'pl-passport': 'Polski paszport',
  },
  documentProblem(code, count) {
    switch (code) {
      case 'too_short':
      case 'too_long':
        return `Wpisz ${characters(count)}`;
      case 'check_digit':
        return 'Sprawdź numer: jest w nim literówka';
      case 'wrong_script':
        return 'Wpisz litery łacińskie i cyfry od 0 do 9';
      default:
        return 'Wpisz numer tak, jak stoi w dokumencie';
    }
  },

  accountPage: {
    profile: 'Profil',
    name: 'Imię i nazwisko',
    email: 'Adres e-mail',
    phone: 'Telefon komórkowy',
    none: 'Brak',
    documents: 'Dokumenty tożsamości',
    documentsHint: 'Przechowujemy tylko odciski numerów: można je porównać, ale nie pokazać.',
    security: 'Bezpieczeństwo',
    sessions: 'Gdzie jesteś zalogowany(-a)',
    sessionCount: count => (count ? `Na tym urządzeniu i na ${others(count)}.` : 'Tylko na tym urządzeniu.'),
    endSessions: 'Wyloguj mnie wszędzie indziej',
    sessionsEnded: 'Wylogowano wszędzie indziej.',
  },

  recoveryCodesPage: {
    title: 'Kody zapasowe',
    lead: 'Z kodem zapasowym odzyskasz dostęp, gdy nie dociera do Ciebie ani SMS, ani e-mail. Każdy działa raz, razem z jednym z Twoich dokumentów tożsamości.',
    left: count => (count ? `Pozostałe kody: ${count}.` : 'Nie masz żadnych.'),
    link: 'Utwórz kody zapasowe',
    void: 'Nowe kody unieważniają wcześniejsze.',
    password: 'Twoje hasło, jeszcze raz',
    issue: 'Utwórz kody zapasowe',
    wrong: 'To nie jest Twoje hasło',
    locked: count => `Zbyt wiele prób. Spróbuj ponownie za ${minutes(count)}`,
    yours: 'Twoje kody zapasowe',
    note: 'Zobaczysz je tylko ten jeden raz. Wydrukuj je lub zapisz i przechowuj tam, gdzie nikt inny ich nie znajdzie. Wcześniejsze kody już nie działają.',
    print: 'Drukuj',
    save: 'Zapisz jako plik tekstowy',
    goBack: 'Wróć do konta',
  },

  notMePage: {
    title: 'To nie ja',
    lead: 'Jeśli hasło zmienił ktoś inny, od razu zamroź konto.',
    effects: [
      'Hasło przestanie działać, także nowe.',
      'Wszyscy zalogowani zostaną wylogowani, a kody zapasowe i klucze dostępu stracą ważność.',
      'Potem ustawisz nowe hasło: ze swoim dokumentem albo z pomocą techniczną.',
    ],
    freeze: 'Zamroź konto',
  },
  notMeUsedPage: {
    heading: 'Ten link już nie działa',
    text: 'Został użyty albo stracił ważność. Jeśli ktoś inny może korzystać z Twojego konta, ustaw nowe hasło albo zadzwoń do nas.',
  },
  frozenPage: {
    title: 'Konto jest zamrożone',
    lead: 'Nikt nie jest już zalogowany i żadne hasło nie działa. Nikt nie może teraz niczego na nim zmienić.',
    recover: 'Odzyskaj dostęp z nowym hasłem',
    support: 'Skontaktuj się z pomocą techniczną',
  },

  passkeys: {
    heading: 'Klucze dostępu',
    lead: 'Kluczem dostępu logujesz się odciskiem palca, twarzą, kodem PIN lub kluczem sprzętowym. Zastąpi też kod, gdy zapomnisz hasła.',
    none: 'Nie masz jeszcze klucza dostępu.',
    added: day => `Dodano: ${day}.`,
    used: day => `Ostatnie użycie: ${day}.`,
    remove: 'Usuń',
    add: 'Dodaj klucz dostępu',
    failed: 'Nie dodano klucza dostępu. Możesz spróbować ponownie.',
    already: 'Klucz dostępu do tego konta już tu jest. Działa nadal.',
    unknown: 'Ta przeglądarka nie obsługuje kluczy dostępu, więc nie można tu żadnego dodać.',
    isRequired: 'Logowanie hasłem wymaga też klucza dostępu.',
    isNotRequired: 'Do zalogowania wystarczy hasło albo klucz dostępu. Można wymagać obu.',
    require: 'Wymagaj też klucza dostępu przy logowaniu',
    stopRequiring: 'Wymagaj tylko hasła',
    stale: 'Aby zmienić klucze dostępu, wyloguj się i zaloguj ponownie: od logowania minęło trochę czasu.',
  },

  passwordPage: {
    title: 'Zmień hasło',
    temporaryTitle: 'Ustaw własne hasło',
    temporary: 'To logowanie hasłem tymczasowym. Ustaw własne, aby przejść dalej.',
    goOn: 'Przejdź do konta',
  },

  recoverPage: {
    title: 'Nie znam hasła',
    lead: 'Przygotuj adres e-mail albo numer telefonu i jeden z dokumentów tożsamości zapisanych na koncie.',
  },

  linkPage: {
    title: 'Dalej z linku',
    lead: 'Ta strona otwiera się z linku w e-mailu z kodem. Jeśli to Ty prosisz o kod, przejdź dalej: link działa raz, zamiast kodu.',
    otherwise: 'Jeśli to nie Ty prosisz o kod, zamknij tę stronę. Nic się nie stało.',
    goOn: 'Dalej',
  },

  helpPage: {
    lead: 'Każda droga do nowego hasła, od najszybszej.',
    know: {
      heading: 'Znam hasło i chcę inne',
      text: 'Zaloguj się, otwórz Twoje konto i wybierz zmianę hasła. Potrzebne jest stare hasło. Nowe działa od razu, a wszędzie indziej można się wylogować.',
    },
    knowLink: 'Zmień hasło',
    unknown: {
      heading: 'Nie znam hasła',
      text: 'Dostęp odzyskasz samodzielnie, o każdej porze i tyle razy, ile trzeba. Przygotuj:',
    },
    unknownNeeds: [
      'adres e-mail albo numer telefonu przypisany do konta',
      'jeden z dokumentów tożsamości zapisanych na koncie',
      'telefon albo skrzynkę, na którą wyślemy kod',
    ],
    unknownLink: 'Odzyskaj dostęp',
    lost: {
      heading: 'Nie mam już telefonu, skrzynki albo dokumentu',
      text: 'Użyj drugiego kontaktu albo innego dokumentu: każdy krok daje wybór. Jeśli nic nie zostało, wybierz „Inny sposób” pod dowolnym krokiem: wizytę w biurze, telefon albo czat. Nikt nie ustawia hasła przez telefon; tożsamość potwierdza kod albo wizyta.',
    },
    code: {heading: 'Kod', text: 'Ma 6 cyfr i przychodzi SMS-em albo e-mailem.'},
    codeRules: [
      'Z SMS-a działa przez 10 minut, z e-maila przez 30.',
      'Jeśli nie przyjdzie, można poprosić o następny. Wcześniejszy działa, dopóki jest ważny.',
      'Po 5 błędnych kodach potrzebny jest nowy.',
      'Nikt z portalu nigdy nie zapyta o kod.',
    ],
    password: {heading: 'Dobre hasło', text: 'Długość znaczy więcej niż dziwne znaki.'},
    passwordRules: (min, max) => [
      `Ma od ${min} do ${max} znaków; spacje i litery każdego alfabetu są w porządku.`,
      'Nie ma w nim imienia i nazwiska, adresu e-mail ani nazwy portalu.',
      'Nie jest żadnym z 5 ostatnich.',
      'Zapamięta je menedżer haseł, a każdy formularz może je wygenerować.',
    ],
    contact: {heading: 'Porozmawiaj z nami', text: 'Całą dobę, bezpłatnie.'},
    contactPhone: 'Telefon',
    contactAbroad: 'Z zagranicy',
    contactEmail: 'E-mail',
  },

  outboxPage: {
    title: 'Skrzynka nadawcza',
    warning:
      'Tę stronę może przeczytać każdy, kto trafi do portalu. W demonstracji zastępuje SMS-y i e-maile i znika, gdy ustawione są SMTP_URL i SMS_URL.',
    empty: 'Nic jeszcze nie wyszło. Poproś o kod, a pojawi się tutaj.',
    sms: 'SMS',
    email: 'E-mail',
    to: 'Do',
    count: messages,
  },

  chatPage: {
    title: 'Czat z pomocą',
    lead: 'Tutaj odpowiedziałby konsultant, gdyby to nie była demonstracja. Zanim cokolwiek powiesz, poczekaj, aż poda poniższe słowo.',
    reference: 'Twoja sprawa',
    word: 'Słowo',
    wordHint: 'Kto go nie zna, nie jest z pomocy.',
  },
  chatUsedPage: {
    heading: 'Ten czat był już otwarty',
    text: 'Czat otwiera się raz. Wróć do swojej sprawy i otwórz go stamtąd ponownie.',
  },

  staffPage: staffPl,

  notFoundPage: {
    heading: 'Nie ma takiej strony',
    text: 'W adresie może być literówka albo strona została przeniesiona.',
  },
  faultPage: {heading: 'Coś poszło nie tak po naszej stronie', text: 'Spróbuj ponownie za chwilę.'},
  foreignPage: {
    heading: 'Ten formularz przyszedł skądinąd',
    text: 'Dla bezpieczeństwa konta przyjmujemy formularze tylko z tego portalu. Otwórz stronę tutaj i spróbuj ponownie.',
  },
  tooLargePage: {heading: 'To za dużo', text: 'Przesłane dane są większe niż którykolwiek z naszych formularzy.'},
};
