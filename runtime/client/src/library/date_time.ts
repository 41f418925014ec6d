// Operators and methods of DateTime: milliseconds since 1970.

import { clientVar, failUnknown, type Cell } from "rxl/client";
import { isWithin, partsOf, readDate, startOf, within } from "./calendar";
import { format } from "./format";

export const dateTimeAdd = (at: number, time: number) => within(at + time);
export const dateTimeSubtract = (at: number, time: number) => within(at - time);
export const dateTimeDifference = (a: number, b: number) => a - b;

const ISO = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))$/;

/** ISO 8601 with a zone: `2021-01-31T12:00:00Z`, `2021-01-31T14:00+02:00`. What is shorter than a millisecond is cut off. */
export function dateTimeParse(text: string): number | null {
  const [, date, hour, minute, second = "0", fraction = "0", sign, zoneHour = "0", zoneMinute = "0"] = ISO.exec(text) ?? [];
  if (date === undefined || readDate(date) === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || Number(zoneHour) > 23 || Number(zoneMinute) > 59) return null;
  const minutes = (hours: string, minutes: string) => Number(hours) * 60 + Number(minutes);
  const offset = minutes(zoneHour, zoneMinute) * (sign === "-" ? -1 : 1);
  const time = startOf(date) + (minutes(hour!, minute!) - offset) * 60_000 + Number(second) * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3));
  return isWithin(time) ? time : null;
}

export const dateTimeFromUnixMs = (n: number) => within(n);
export const dateTimeToUnixMs = (at: number) => at;
export { intClamp as dateTimeClamp, intMax as dateTimeMax, intMin as dateTimeMin } from "rxl/library";
export const dateTimeWeekday = (at: number) => partsOf(at).weekday;
export const dateTimeFormat = (at: number, pattern: string) => format({ ...partsOf(at), instant: at, offset: 0, zone: "UTC" }, pattern);
export const printDateTime = (at: number) => new Date(at).toISOString().replace(".000Z", "Z");

const UNITS = [
  [31_536_000_000, "year"],
  [2_592_000_000, "month"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1_000, "second"],
] as const;

/** `5 minutes ago`, `in 2 days`, `now`: the largest unit of which it is at least one. */
export function dateTimeRelative(at: number, now: number): string {
  const away = at - now;
  const found = UNITS.find(([length]) => Math.abs(away) >= length);
  if (!found) return "now";
  const [length, unit] = found;
  const count = Math.trunc(Math.abs(away) / length);
  const words = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return away < 0 ? `${words} ago` : `in ${words}`;
}

const TICK_MS = 1000;
const shown = () => Math.floor(Date.now() / TICK_MS) * TICK_MS;
const time = clientVar(shown);
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The time for views, in whole seconds: it goes on while someone watches it. */
export const clock: Cell<number> = {
  get: () => (watchers === 0 ? shown() : time.get()),
  subscribe(listener) {
    if (watchers++ === 0) {
      time.set(shown());
      timer = setInterval(() => time.set(shown()), TICK_MS);
    }
    const end = time.subscribe(listener);
    return () => {
      end();
      if (--watchers === 0) clearInterval(timer);
    };
  },
};
