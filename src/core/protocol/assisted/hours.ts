import {list, number, object, text} from '../wire.js';

/** A stretch of a day on the wall clock, `HH:MM` to `HH:MM`; `24:00` is the end of the day. */
export interface Period {
  readonly opens: string;
  readonly closes: string;
}

/** A stretch of every week. */
export interface WeeklyPeriod extends Period {
  /** 1 is Monday, 7 Sunday (ISO 8601). */
  readonly day: number;
}

/** A day that is not like its weekday. */
export interface ExceptionalDay {
  /** `YYYY-MM-DD`, in the time zone of the hours. */
  readonly date: string;
  /** Empty: closed all day. */
  readonly periods: readonly Period[];
}

/** When something is open, on the wall clock of its own time zone. */
export interface Hours {
  /** An IANA time zone, such as `Europe/Warsaw`. */
  readonly timeZone: string;
  readonly week: readonly WeeklyPeriod[];
  readonly exceptions: readonly ExceptionalDay[];
}

/** Hours as they stand on the wire. */
export const hoursSchema = object({
  timeZone: text,
  week: list(object({day: number, opens: text, closes: text})),
  exceptions: list(object({date: text, periods: list(object({opens: text, closes: text}))})),
});
