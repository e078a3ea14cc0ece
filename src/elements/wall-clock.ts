import {wallClock} from '../core/protocol/assisted/wall-clock.js';

/** The date so many days later. Both are `YYYY-MM-DD`. */
export const laterDate = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** Whether the device shows another time than the clocks of a time zone do at that moment. */
export const isElsewhere = (timeZone: string, at: number): boolean => wallClock(timeZone)(at) !== wallClock()(at);
