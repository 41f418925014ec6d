// ZonedTime: an instant as the clocks of a time zone show it.

import { dateAt, partsOf } from "./calendar";
import { format } from "./format";
import { offsetAt } from "./zones";

interface ZonedTime {
  instant: number;
  zone: string;
  offset: number;
}

/** Fails if there is no such zone. */
export const dateTimeInZone = (instant: number, zone: string): ZonedTime => ({ instant, zone, offset: offsetAt(instant, zone) });

const clockOf = (time: ZonedTime) => time.instant + time.offset;
const partsOfZoned = (time: ZonedTime) => partsOf(clockOf(time));

export const zonedTimeYear = (time: ZonedTime) => partsOfZoned(time).year;
export const zonedTimeMonth = (time: ZonedTime) => partsOfZoned(time).month;
export const zonedTimeDay = (time: ZonedTime) => partsOfZoned(time).day;
export const zonedTimeHour = (time: ZonedTime) => partsOfZoned(time).hour;
export const zonedTimeMinute = (time: ZonedTime) => partsOfZoned(time).minute;
export const zonedTimeSecond = (time: ZonedTime) => partsOfZoned(time).second;
export const zonedTimeMillisecond = (time: ZonedTime) => partsOfZoned(time).millisecond;
export const zonedTimeZone = (time: ZonedTime) => time.zone;
export const zonedTimeDate = (time: ZonedTime) => dateAt(clockOf(time));
export const zonedTimeWeekday = (time: ZonedTime) => partsOfZoned(time).weekday;
export const zonedTimeFormat = (time: ZonedTime, pattern: string) => format({ ...partsOfZoned(time), ...time }, pattern);
