import {assessPassword, identityDocument, recogniseIdentifier} from 'latchkey/core';
import type {NewAccount} from '../auth/open-account.js';
import {policy} from '../policy.js';
import {textOf, type Problems} from './form.js';
import type {PersonalDocumentId, Texts} from './texts/texts.js';

/** The documents to choose from, in groups, in the order to show them. */
export const documentGroups: Readonly<Record<'ru' | 'pl' | 'icao', readonly PersonalDocumentId[]>> = {
  ru: ['ru-passport', 'ru-snils', 'ru-inn-person', 'ru-foreign-passport'],
  pl: ['pl-pesel', 'pl-identity-card', 'pl-passport'],
  icao: ['icao-passport'],
};

const documentIds = Object.values(documentGroups).flat();

/** The most code points of a name. */
const longestName = 100;

function passwordProblem({signUpPage: texts}: Texts, password: string, words: readonly string[]): string | undefined {
  if (!password) return texts.passwordMissing;
  const [violation] = assessPassword(password, policy, {words});
  switch (violation?.code) {
    case undefined:
      return undefined;
    case 'too_short':
      return texts.passwordTooShort(violation.min, violation.actual);
    case 'too_long':
      return texts.passwordTooLong(violation.max, violation.actual);
    case 'forbidden_word':
      return texts.passwordForbiddenWord;
    default:
      return texts.passwordRefused;
  }
}

/** What the form says: an account to open, as far as nothing is wrong. */
export function readSignUp(form: FormData, texts: Texts): {problems: Problems; account: Omit<NewAccount, 'locale'>} {
  const {signUpPage: page} = texts;
  const problems = new Map<string, string>();
  const name = textOf(form, 'name').trim().replace(/\s+/gu, ' ');
  if (!name) problems.set('name', page.nameMissing);
  else if ([...name].length > longestName) problems.set('name', page.nameTooLong);

  const typedPhone = textOf(form, 'phone').trim();
  const phone = typedPhone ? recogniseIdentifier(typedPhone, ['phone']) : undefined;
  if (phone?.ok === false) problems.set('phone', page.phoneMalformed);

  const documents: Partial<Record<PersonalDocumentId, string>> = {};
  for (const id of documentIds) {
    const verdict = identityDocument(id).check(textOf(form, id));
    if (verdict.ok) documents[id] = verdict.value;
    else if (verdict.code !== 'empty') {
      problems.set(id, texts.documentProblem(verdict.code, 'expected' in verdict ? verdict.expected : undefined));
    }
  }
  if (!Object.keys(documents).length && !documentIds.some(id => problems.has(id))) {
    problems.set(documentIds[0] ?? '', page.documentMissing);
  }

  const email = recogniseIdentifier(textOf(form, 'email'), ['email']);
  if (!email.ok) problems.set('email', page.emailMalformed);

  // Exactly as typed: nothing is trimmed off a password.
  const password = textOf(form, 'password');
  const words = [name, ...name.split(' '), ...[email, phone].flatMap(read => (read?.ok ? [read.value] : []))];
  const wrong = passwordProblem(texts, password, words);
  if (wrong !== undefined) problems.set('password', wrong);

  return {
    problems,
    account: {
      name,
      email: email.ok ? email.value.toLowerCase() : '',
      ...(phone?.ok && {phone: phone.value}),
      documents,
      password,
    },
  };
}
