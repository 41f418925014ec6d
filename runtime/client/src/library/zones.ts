// Time zones, as the browser knows them.

import { failUnknown } from "rxl/client";
import { startOf } from "./calendar";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Tells date and time in a zone; fails if there is no such zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    try {
      // Offsets such as `+02:00` are no zones, though some browsers take them.
      if (!/^[A-Za-z]/.test(zone)) throw new RangeError(zone);
      format = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        era: "short",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
      });
    } catch {
      return failUnknown(`there is no time zone \`${zone}\``);
    }
    formats.set(zone, format);
  }
  return format;
}

/** The last instant that clocks of every zone show within the year 9999. */
const LAST = Date.UTC(9999, 11, 30, 22);

/** How far the clocks of a zone are ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  const time = Math.min(instant, LAST);
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(time)) parts[type] = value;
  const { era, year, month, day, hour, minute, second } = parts;
  const shown = `${era === "BC" ? "0000" : year!.padStart(4, "0")}-${month}-${day}`;
  const clock = startOf(shown) + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return clock - Math.floor(time / 1000) * 1000;
}

/** The first instant at which the clocks of a zone show a time; `null` if they leave it out. */
export function instantOf(clock: number, zone: string): number | null {
  const day = 86_400_000;
  // Around a change of the clocks the offset is that of the day before or that of the day after.
  const found = [offsetAt(clock - day, zone), offsetAt(clock + day, zone)].map((offset) => clock - offset);
  const fitting = found.filter((time) => time + offsetAt(time, zone) === clock);
  return fitting.length === 0 ? null : Math.min(...fitting);
}

/** The name of a zone at an instant: `CET`, `Central European Standard Time`. */
export function nameOf(zone: string, time: number, length: "short" | "long"): string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: length });
  return format.formatToParts(time).find(({ type }) => type === "timeZoneName")!.value;
}
