// The calendar, for all kinds of times. A Date is a text (`2021-01-31`), and texts of this form are in order; instants and lengths of time are milliseconds.

import { failUnknown } from "rxl/client";

export const DAY_MS = 86_400_000;
/** The first millisecond of the year 1, and the last one of the year 9999. */
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_300_799_999;

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const isWithin = (time: number) => time >= FIRST_MS && time <= LAST_MS;

/** An instant; fails outside of the years 1 to 9999. */
export const within = (time: number) => (isWithin(time) ? time : failOutside());
export const failOutside = () => failUnknown("a time is outside of the years 1 to 9999");

/** The instant at which a Date begins in UTC. */
export const startOf = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** The Date of an instant in UTC. */
export const dateAt = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The Date in a text, if it is one. */
export function readDate(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const time = startOf(text);
  // 31 February is another day to some browsers.
  return isWithin(time) && dateAt(time) === text ? text : null;
}

/** The parts of an instant in UTC. */
export function partsOf(time: number) {
  const date = new Date(time);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: WEEKDAYS[(date.getUTCDay() + 6) % 7]!,
  };
}

export type Parts = ReturnType<typeof partsOf>;
