import {once} from 'node:events';
import {createServer as createHttpServer} from 'node:http';
import {createServer, type AddressInfo, type Server} from 'node:net';

const portOf = (server: {address(): AddressInfo | string | null}): number => {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('It does not listen.');
  return address.port;
};

const listening = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server);
};

/** One mail, as it came in. */
export interface CaughtMail {
  readonly to: string[];
  readonly data: string;
}

/** Takes mail in and keeps it. Refuses as many as `refuse` says. */
export async function catchMail() {
  const mails: CaughtMail[] = [];
  const state = {refuse: 0};
  const server = createServer(socket => {
    let to: string[] = [];
    let data: string | undefined;
    let rest = '';
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('220 catcher');
    socket.setEncoding('utf8').on('error', () => undefined);
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (let at = rest.indexOf('\r\n'); at >= 0; at = rest.indexOf('\r\n')) {
        const line = rest.slice(0, at);
        rest = rest.slice(at + 2);
        if (data !== undefined) {
          if (line !== '.') data += `${line.replace(/^\.\./, '.')}\n`;
          else {
            mails.push({to, data});
            [to, data] = [[], undefined];
            say('250 taken');
          }
        } else if (/^(EHLO|HELO)/i.test(line)) say('250 catcher');
        else if (/^MAIL/i.test(line)) {
          if (state.refuse > 0) {
            state.refuse--;
            say('451 later');
          } else say('250 ok');
        } else if (/^RCPT TO:<(.*)>/i.test(line)) {
          to.push(/<(.*)>/.exec(line)?.[1] ?? '');
          say('250 ok');
        } else if (/^DATA/i.test(line)) {
          data = '';
          say('354 go on');
        } else if (/^QUIT/i.test(line)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  const port = await listening(server);
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    state,
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}

/** One request to the SMS gateway. */
export interface CaughtSms {
  readonly key: string | undefined;
  readonly body: unknown;
}

/** Takes SMS in and keeps them. Answers 503 to as many as `refuse` says. */
export async function catchSms() {
  const messages: CaughtSms[] = [];
  const state = {refuse: 0};
  const server = createHttpServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const refused = state.refuse > 0;
      if (refused) state.refuse--;
      else messages.push({key: request.headers['idempotency-key']?.toString(), body: JSON.parse(body) as unknown});
      response.writeHead(refused ? 503 : 202).end();
    });
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}/sms`,
    messages,
    state,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
