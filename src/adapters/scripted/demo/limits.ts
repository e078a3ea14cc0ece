/** Counts something about somebody, in a window. */
export interface Limiter {
  /** Counts one more. If that is one too many it isn't counted, and the time when there is room again is given. */
  spend(subject: string): number | undefined;
  /** How many more there is room for. */
  left(subject: string): number;
  /** When there is room again; nothing if there is. */
  fullUntil(subject: string): number | undefined;
}

/** Makes a limiter of so many in a window of so many milliseconds. */
export function limiter(max: number, window: number, now: () => number): Limiter {
  const times = new Map<string, readonly number[]>();
  const recent = (subject: string): readonly number[] => (times.get(subject) ?? []).filter(at => at > now() - window);
  const fullUntil = (subject: string): number | undefined => {
    const [oldest] = recent(subject).slice(-max);
    return oldest !== undefined && recent(subject).length >= max ? oldest + window : undefined;
  };
  return {
    left: subject => max - recent(subject).length,
    fullUntil,
    spend(subject) {
      const until = fullUntil(subject);
      if (until === undefined) times.set(subject, [...recent(subject), now()]);
      return until;
    },
  };
}
