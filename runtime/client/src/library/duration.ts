// Operators and methods of Duration, in milliseconds.

import { intAdd, intDivide, intMultiply, intSubtract } from "rxl/client";

export const durationAdd = intAdd;
export const durationSubtract = intSubtract;
export const durationMultiply = intMultiply;
export const durationDivide = intDivide;
export const durationNegate = (time: number) => 0 - time;

const UNITS: [number, string][] = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "m"],
  [1_000, "s"],
  [1, "ms"],
];

const whole = (unit: number) => (time: number) => Math.trunc(time / unit) + 0;

export const durationDays = whole(86_400_000);
export const durationHours = whole(3_600_000);
export const durationMinutes = whole(60_000);
export const durationSeconds = whole(1_000);
export const durationMilliseconds = (time: number) => time;
export const durationAbs = (time: number) => Math.abs(time);

export { intClamp as durationClamp, intMax as durationMax, intMin as durationMin } from "./int";

export function printDuration(time: number): string {
  if (time === 0) return "0s";
  let rest = Math.abs(time);
  const parts: string[] = [];
  for (const [unit, name] of UNITS) {
    if (rest >= unit) parts.push(`${Math.trunc(rest / unit)}${name}`);
    rest %= unit;
  }
  return (time < 0 ? "-" : "") + parts.join(" ");
}
