import {member} from '../exchange.js';
import type {Judge} from './judges.js';

/** Half a second either way for rounding, and one for the time in which an answer is made. */
const tolerance = 2000;

/** The waiting time of an answer with 429. */
export const retryAfter: Judge = ({headers, json}) => {
  const after = headers.get('retry-after');
  if (after === null) return 'It has no Retry-After.';
  const problems = member(json, 'problems');
  const first: unknown = Array.isArray(problems) ? problems[0] : json;
  const [retryAt, now] = [member(first, 'retryAt'), member(json, 'serverNow')];
  const seconds = /^\d{1,8}$/.test(after) ? Number(after) : undefined;
  if (seconds === undefined && Number.isNaN(Date.parse(after))) return 'Its Retry-After is neither seconds nor a date.';
  if (seconds === 0) return 'Its Retry-After is now.';
  // A fault doesn't say what time the server's clock shows.
  if (typeof retryAt !== 'number' || typeof now !== 'number') return undefined;
  if (retryAt <= now) return 'Its retryAt is past.';
  const meant = seconds === undefined ? Date.parse(after) : now + seconds * 1000;
  return Math.abs(meant - retryAt) <= tolerance
    ? undefined
    : `Its Retry-After and its retryAt are ${Math.round(Math.abs(meant - retryAt) / 1000)} s apart.`;
};
