// Int: whole numbers within ±(2^53 − 1). A result outside is a failure.

import { failUnknown } from "./equal";

const within = (value: number) => (Number.isSafeInteger(value) ? value + 0 : failUnknown("a whole number became too large"));
const zero = () => failUnknown("division by zero");

export const intAdd = (a: number, b: number) => within(a + b);
export const intSubtract = (a: number, b: number) => within(a - b);
export const intMultiply = (a: number, b: number) => within(a * b);
export const intDivide = (a: number, b: number) => (b === 0 ? zero() : Math.trunc(a / b) + 0);
export const intRemainder = (a: number, b: number) => (b === 0 ? zero() : (a % b) + 0);
export const intNegate = (a: number) => 0 - a;

export const intAbs = (n: number) => Math.abs(n);
export const intMin = (n: number, b: number) => Math.min(n, b);
export const intMax = (n: number, b: number) => Math.max(n, b);
export const intClamp = (n: number, low: number, high: number) =>
  low > high ? failUnknown("the limits of `clamp` are the wrong way round") : Math.min(Math.max(n, low), high);

export function intPow(n: number, exponent: number): number {
  if (exponent < 0) failUnknown("the exponent of `pow` is below 0 or too large");
  if (n === 0 || n === 1 || n === -1) return exponent === 0 ? 1 : n === -1 && exponent % 2 === 0 ? 1 : n;
  let power = 1;
  for (let at = 0; at < exponent; at++) power = intMultiply(power, n);
  return power;
}

export const intFloorDiv = (n: number, b: number) => (b === 0 ? zero() : (n - intFloorMod(n, b)) / b + 0);

export function intFloorMod(n: number, b: number): number {
  const rest = intRemainder(n, b);
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

export const intToFloat = (n: number) => n;
export const intToText = (n: number) => String(n);
export const intGrouped = (n: number, by: string) => String(n).replace(/\B(?=(\d{3})+$)/g, () => by);
