// A project of the Auth emulator, and the people in it.
import {member} from '../../../src/adapters/course/send.js';
import {startFirebase} from '../servers/start.js';

/** Somebody who has an account. */
export interface Person {
  readonly email: string;
  readonly password: string;
}

export interface Project {
  /** The base for the adapter. */
  readonly base: string;
  /** Makes an account that nobody else has. */
  enrol(): Promise<Person>;
  /** Makes an account without a password, and gives its ID token. */
  enrolByPhone(): Promise<string>;
  /** Signs in, and gives the tokens; nothing if that is refused. */
  signIn(person: Person): Promise<{readonly idToken: string; readonly refreshToken: string} | undefined>;
  /** Whether the session goes on: whether a refresh token gives another ID token. */
  goesOn(refreshToken: string): Promise<boolean>;
  /** The codes of the links that were mailed to an address, in order. */
  linksTo(email: string): Promise<readonly string[]>;
  /** Whether Firebase keeps to itself who has an account: new projects do, and the emulator does not. */
  keepSecret(isSecret: boolean): Promise<void>;
  stop(): Promise<void>;
}

const textOf = (value: unknown, name: string): string => String(member(value, name));

export async function startProject(): Promise<Project> {
  const {url, stop} = await startFirebase();
  const base = `${url}/identitytoolkit.googleapis.com`;
  let people = 0;

  async function ask(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<unknown> {
    const response = await fetch(`${url}/${path}`, {
      method,
      headers: {authorization: 'Bearer owner', 'content-type': 'application/json'},
      body: body ? JSON.stringify(body) : null,
    });
    const json: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(json)}`);
    return json;
  }
  const askToolkit = async (path: string, body: object): Promise<unknown> =>
    ask(`identitytoolkit.googleapis.com/v1/accounts:${path}?key=any`, body);

  return {
    base,
    stop,
    async enrol() {
      const person = {email: `anna.${++people}@example.org`, password: 'correct horse battery staple'};
      await askToolkit('signUp', person);
      return person;
    },
    async enrolByPhone() {
      const phoneNumber = '+48600100200';
      const sessionInfo = textOf(await askToolkit('sendVerificationCode', {phoneNumber}), 'sessionInfo');
      const sent = member(await ask('emulator/v1/projects/latchkey/verificationCodes'), 'verificationCodes');
      const code = textOf(Array.isArray(sent) ? sent[0] : undefined, 'code');
      return textOf(await askToolkit('signInWithPhoneNumber', {sessionInfo, code}), 'idToken');
    },
    async signIn(person) {
      const json = await askToolkit('signInWithPassword', {...person, returnSecureToken: true}).catch(() => undefined);
      return json ? {idToken: textOf(json, 'idToken'), refreshToken: textOf(json, 'refreshToken')} : undefined;
    },
    goesOn: async refreshToken =>
      ask('securetoken.googleapis.com/v1/token?key=any', {grantType: 'refresh_token', refreshToken}).then(
        () => true,
        () => false,
      ),
    async linksTo(email) {
      const codes = member(await ask('emulator/v1/projects/latchkey/oobCodes'), 'oobCodes');
      return Array.isArray(codes)
        ? codes.filter(each => member(each, 'email') === email).map(each => textOf(each, 'oobCode'))
        : [];
    },
    async keepSecret(isSecret) {
      const emailPrivacyConfig = {enableImprovedEmailPrivacy: isSecret};
      await ask('emulator/v1/projects/latchkey/config', {emailPrivacyConfig}, 'PATCH');
    },
  };
}
