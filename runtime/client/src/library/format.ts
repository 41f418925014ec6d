// Times as text, by patterns of the letters that CLDR gives them. English.

import { failUnknown } from "rxl/client";
import type { Parts } from "./calendar";
import { nameOf } from "./zones";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** What a pattern asks of a time. */
export interface Shown extends Parts {
  zone: string;
  /** How far the clocks are ahead of UTC. */
  offset: number;
  instant: number;
}

const digits = (value: number, length: number) => String(value).padStart(length, "0");

/** A name in the lengths of CLDR: up to three letters for the short one, four for the whole, five for a single letter, six for two. */
const named = (name: string, length: number) => [name.slice(0, 3), name, name[0]!, name.slice(0, 2)][Math.max(length - 3, 0)];

function offsetText(offset: number, length: number): string {
  const minutes = Math.trunc(Math.abs(offset) / 60_000);
  const [hour, minute] = [digits(Math.trunc(minutes / 60), 2), digits(minutes % 60, 2)];
  const rest = length === 3 ? `:${minute}` : length === 2 || minute !== "00" ? minute : "";
  return (offset < 0 ? "-" : "+") + hour + rest;
}

/** What a letter, repeated so often, stands for; `undefined` if it stands for nothing. */
function field(letter: string, length: number, time: Shown): string | undefined {
  const number = (value: number) => (length <= 2 ? digits(value, length) : undefined);
  switch (letter) {
    case "y":
      return length === 2 ? digits(time.year % 100, 2) : digits(time.year, length);
    case "M":
      return length <= 2 ? digits(time.month, length) : length <= 5 ? named(MONTHS[time.month - 1]!, length) : undefined;
    case "d":
      return number(time.day);
    case "E":
      return named(time.weekday, length);
    case "H":
      return number(time.hour);
    case "h":
      return number(time.hour % 12 || 12);
    case "m":
      return number(time.minute);
    case "s":
      return number(time.second);
    case "S":
      return digits(time.millisecond, 3).padEnd(length, "0").slice(0, length);
    case "a": {
      const half = time.hour < 12 ? "AM" : "PM";
      return length <= 4 ? half : length === 5 ? half[0]!.toLowerCase() : undefined;
    }
    case "z":
      return length <= 4 ? nameOf(time.zone, time.instant, length === 4 ? "long" : "short") : undefined;
    case "x":
      return length <= 3 ? offsetText(time.offset, length) : undefined;
  }
}

/** A time by a pattern: `d MMMM yyyy 'at' HH:mm`. */
export function format(time: Shown, pattern: string): string {
  return pattern.replace(/''|'((?:[^']|'')*)'?|([A-Za-z])\2*/g, (found, literal: string | undefined, letter: string | undefined) => {
    if (letter) return field(letter, found.length, time) ?? failUnknown(`\`${found}\` means nothing in a pattern of times`);
    return literal === undefined ? "'" : literal.replaceAll("''", "'");
  });
}
