import type {Portal} from '../../../demo/server/app.js';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What to ask with. */
interface Asking {
  readonly method?: string;
  readonly headers: Record<string, string>;
  readonly body?: string | URLSearchParams;
}

/** A browser without scripts: it keeps cookies, sends forms as a page of the portal would, and follows nothing. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  /**
   * @param portal Whom to ask.
   * @param address Where the visitor seems to come from.
   * @param origin The origin that the visitor knows the portal by.
   */
  constructor(
    private readonly portal: Pick<Portal, 'fetch'>,
    private readonly address = '192.0.2.1',
    private readonly origin = 'http://localhost:4321',
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, {headers});
  }

  /** Sends a form. `Origin` is the portal's own, unless the headers say otherwise. */
  post(path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, {
      method: 'POST',
      headers: {Origin: this.origin, ...headers},
      body: new URLSearchParams(fields),
    });
  }

  /** Signs in, and gives where that leads. */
  async signIn(login: string, password: string): Promise<string | null> {
    const {status, headers} = await this.post('/sign-in', {login, password});
    return status === 303 ? headers.get('Location') : null;
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  async ask(path: string, init: Asking): Promise<Answer> {
    const {host} = new URL(this.origin);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.portal.fetch(
      new Request(this.origin + path, {
        ...init,
        headers: {Host: host, ...(cookie && {Cookie: cookie}), ...init.headers},
      }),
      {incoming: {socket: {remoteAddress: this.address}}},
    );
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const gone = attributes.some(attribute => /^\s*max-age=0$/i.test(attribute));
      if (gone) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return {status: response.status, headers: response.headers, text: await response.text()};
  }
}
