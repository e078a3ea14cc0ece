import type {MiddlewareHandler} from 'hono';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html latchkey',
].join('; ');

const unusedFeatures = ['camera', 'display-capture', 'microphone', 'payment', 'usb'];

/**
 * The headers of every answer, of errors too. Nothing is to be kept by a cache unless the answer says so.
 *
 * The referrer stays on this origin, not off altogether: with `no-referrer` browsers send `Origin: null` along with a
 * form, and the origin check would have nothing to go by.
 */
export function securityHeaders(origin: string): MiddlewareHandler {
  const headers: readonly (readonly [string, string])[] = [
    ['Content-Security-Policy', contentSecurityPolicy],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    // The offices nearest to the person: asked for by a button only.
    ['Permissions-Policy', ['geolocation=(self)', ...unusedFeatures.map(feature => `${feature}=()`)].join(', ')],
    ...(origin.startsWith('https:') ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
  ];
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  };
}
