import type {OfficeQuery} from './office.js';

/** The query string of `GET {base}/offices`, without the question mark. */
export function officeSearch({text, near, filters = [], language, cursor}: OfficeQuery): string {
  const pairs: [string, string | number | undefined][] = [
    ['text', text],
    ['latitude', near?.latitude],
    ['longitude', near?.longitude],
    ...filters.map((filter): [string, string] => ['filter', filter]),
    ['language', language],
    ['cursor', cursor],
  ];
  return pairs
    .flatMap(([name, value]) => (value === undefined || value === '' ? [] : `${name}=${encodeURIComponent(value)}`))
    .join('&');
}
