/** A `fetch` that keeps cookies, as one browser of one origin would, and lets some headers go along with every request. */
export interface CookieJar {
  readonly fetch: typeof fetch;
  /** Forgets the cookies whose names are like this. */
  forget(pattern: RegExp): void;
}

/** Makes an empty jar. `headers` stand for what a browser or a proxy adds. */
export function cookieJar(headers: Readonly<Record<string, string>>): CookieJar {
  const cookies = new Map<string, string>();
  return {
    async fetch(input, init) {
      const all = new Headers(init?.headers);
      for (const [name, value] of Object.entries(headers)) all.set(name, value);
      if (cookies.size > 0) all.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '));
      const response = await fetch(input, {...init, headers: all});
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
    forget(pattern) {
      for (const name of cookies.keys()) if (pattern.test(name)) cookies.delete(name);
    },
  };
}
