// Methods of Float: IEEE 754 doubles.

import { failUnknown } from "rxl/client";

const toInt = (x: number) => (Number.isSafeInteger(x) ? x + 0 : failUnknown("a number is no whole number within ±(2^53 − 1)"));

export const floatFloor = (x: number) => toInt(Math.floor(x));
export const floatCeil = (x: number) => toInt(Math.ceil(x));
export const floatRound = (x: number) => toInt(Math.sign(x) * roundUp(Math.abs(x)));
export const floatTrunc = (x: number) => toInt(Math.trunc(x));

/** Halves up; `Math.round` would add a half first, which is not exact. */
const roundUp = (x: number) => (x - Math.floor(x) >= 0.5 ? Math.ceil(x) : Math.floor(x));

const checkDigits = (digits: number) => {
  if (digits < 0 || digits > 15) failUnknown("the number of digits is outside of 0 to 15");
};

export function floatFixed(x: number, digits: number): string {
  checkDigits(digits);
  if (!Number.isFinite(x)) return String(x);
  return x.toFixed(digits);
}

export const floatRoundTo = (x: number, digits: number) => Number(floatFixed(x, digits));
export const floatToText = (x: number) => String(x);
export const floatAbs = (x: number) => Math.abs(x);
export const floatSqrt = (x: number) => Math.sqrt(x);
export const floatMin = (x: number, b: number) => Math.min(x, b);
export const floatMax = (x: number, b: number) => Math.max(x, b);
export const floatClamp = (x: number, low: number, high: number) =>
  low > high ? failUnknown("the limits of `clamp` are the wrong way round") : Math.min(Math.max(x, low), high);
export const floatIsNan = (x: number) => Number.isNaN(x);
export const floatIsFinite = (x: number) => Number.isFinite(x);
