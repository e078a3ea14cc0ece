/** To make a format takes far longer than to use it. The device's own zone may change. */
const clocks = new Map<string, (at: number) => number>();

/** Tells what the wall clocks of a time zone show at a moment (milliseconds since 1970), as if it were UTC. */
export function wallClock(timeZone?: string): (at: number) => number {
  const known = timeZone === undefined ? undefined : clocks.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const clock = (at: number): number => {
    const part = Object.fromEntries(format.formatToParts(at).map(({type, value}) => [type, Number(value)]));
    return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  };
  if (timeZone !== undefined) clocks.set(timeZone, clock);
  return clock;
}

/** The date in a time zone, `YYYY-MM-DD`. */
export const dateIn = (timeZone: string, at: number): string =>
  new Date(wallClock(timeZone)(at)).toISOString().slice(0, 10);
