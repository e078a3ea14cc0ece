// A user pool of cognito-local, and the people in it.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {member} from '../../../src/adapters/course/send.js';
import {startCognito} from '../servers/start.js';

/** Somebody who has an account. */
export interface Person {
  readonly email: string;
  readonly password: string;
}

export interface Pool {
  readonly url: string;
  readonly clientId: string;
  /** Makes an account that nobody else has. */
  enrol(): Promise<Person>;
  /** Signs in, and gives the access token; nothing if that is refused. */
  signIn(person: Person): Promise<string | undefined>;
  /** The code that was sent to an address last. */
  codeFor(email: string): string;
  stop(): Promise<void>;
}

export async function startPool(): Promise<Pool> {
  const {url, folder, stop} = await startCognito();
  let people = 0;

  async function ask(operation: string, body: object): Promise<unknown> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(body),
    });
    const json: unknown = await response.json();
    if (!response.ok) throw new Error(`${operation}: ${JSON.stringify(json)}`);
    return json;
  }

  async function createPool(): Promise<[UserPoolId: unknown, clientId: string]> {
    const pool = await ask('CreateUserPool', {PoolName: 'latchkey', UsernameAttributes: ['email']});
    const UserPoolId = member(member(pool, 'UserPool'), 'Id');
    const client = await ask('CreateUserPoolClient', {UserPoolId, ClientName: 'page'});
    return [UserPoolId, String(member(member(client, 'UserPoolClient'), 'ClientId'))];
  }

  const [UserPoolId, clientId] = await createPool().catch(async (thrown: unknown) => {
    await stop();
    throw thrown;
  });

  return {
    url,
    clientId,
    stop,
    async enrol() {
      const person = {email: `anna.${++people}@example.org`, password: 'Correct horse 9 battery'};
      const UserAttributes = [
        {Name: 'email', Value: person.email},
        {Name: 'email_verified', Value: 'true'},
      ];
      const Username = person.email;
      await ask('AdminCreateUser', {UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS'});
      await ask('AdminSetUserPassword', {UserPoolId, Username, Password: person.password, Permanent: true});
      return person;
    },
    async signIn({email, password}) {
      const AuthParameters = {USERNAME: email, PASSWORD: password};
      const body = {ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters};
      const json = await ask('InitiateAuth', body).catch(() => undefined);
      const token = member(member(json, 'AuthenticationResult'), 'AccessToken');
      return typeof token === 'string' ? token : undefined;
    },
    codeFor(email) {
      // Whoever is told that a code was sent finds it there already.
      const data: unknown = JSON.parse(readFileSync(join(folder, `.cognito/db/${String(UserPoolId)}.json`), 'utf8'));
      const users = member(data, 'Users');
      const all: readonly unknown[] = typeof users === 'object' && users ? Object.values(users) : [];
      const code = all
        .filter(user => JSON.stringify(member(user, 'Attributes')).includes(`"${email}"`))
        .map(user => member(user, 'ConfirmationCode'))[0];
      if (typeof code !== 'string') throw new Error('No code was sent there.');
      return code;
    },
  };
}

/**
 * The way to cognito-local. Of a wrong old password it says what Cognito says of a weak new one, which it never refuses
 * itself: here that becomes what Cognito says.
 */
export const fetchLikeCognito: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const json: unknown = await response.clone().json();
  return member(json, '__type') === 'InvalidPasswordException' && member(json, 'message') === 'Invalid password'
    ? Response.json({__type: 'NotAuthorizedException', message: 'Incorrect username or password.'}, {status: 400})
    : response;
};
