// Operators and methods of Date.

import { failUnknown } from "rxl/client";
import { DAY_MS, dateAt as dateOfInstant, failOutside, partsOf, readDate, startOf, within } from "./calendar";
import { format } from "./format";
import { instantOf } from "./zones";

const digits = (value: number, length: number) => String(value).padStart(length, "0");
const partsOfDate = (date: string) => partsOf(startOf(date));
const whole = (time: number) => (time % DAY_MS === 0 ? time : failUnknown("only whole days can be added to a date"));

export const dateAdd = (date: string, time: number) => dateOfInstant(within(startOf(date) + whole(time)));
export const dateSubtract = (date: string, time: number) => dateOfInstant(within(startOf(date) - whole(time)));
export const dateDifference = (a: string, b: string) => startOf(a) - startOf(b);

export const dateOf = (year: number, month: number, day: number) =>
  year < 1 || month < 1 || day < 1 ? null : readDate(`${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`);
export const dateParse = readDate;

export const dateYear = (date: string) => partsOfDate(date).year;
export const dateMonth = (date: string) => partsOfDate(date).month;
export const dateDay = (date: string) => partsOfDate(date).day;
export const dateWeekday = (date: string) => partsOfDate(date).weekday;

export function dateAddMonths(date: string, n: number): string {
  const { year, month, day } = partsOfDate(date);
  const months = year * 12 + month - 1 + n;
  const first = dateOf(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1) ?? failOutside();
  const end = dateEndOfMonth(first);
  return dateDay(end) < day ? end : `${end.slice(0, 8)}${digits(day, 2)}`;
}

export const dateAddYears = (date: string, n: number) => dateAddMonths(date, n * 12);
export const dateStartOfMonth = (date: string) => `${date.slice(0, 8)}01`;

export function dateEndOfMonth(date: string): string {
  const day = [31, 30, 29, 28].find((day) => readDate(`${date.slice(0, 8)}${day}`));
  return `${date.slice(0, 8)}${day}`;
}

/** Of two instants at which the clocks of the zone show this time it is the first. */
export function dateAt(date: string, hour: number, minute: number, zone: string): number {
  const isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
  const time = isTime ? instantOf(startOf(date) + (hour * 60 + minute) * 60_000, zone) : null;
  return time === null ? failUnknown("there is no such time on that day") : within(time);
}

export const dateMin = (date: string, b: string) => (b < date ? b : date);
export const dateMax = (date: string, b: string) => (b > date ? b : date);
export const dateClamp = (date: string, low: string, high: string) =>
  low > high ? failUnknown("the limits of `clamp` are the wrong way round") : dateMin(dateMax(date, low), high);

export const dateFormat = (date: string, pattern: string) => {
  const instant = startOf(date);
  return format({ ...partsOf(instant), instant, offset: 0, zone: "UTC" }, pattern);
};
