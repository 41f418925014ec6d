// Methods of Int.

import { failUnknown, intDivide, intMultiply, intRemainder } from "rxl/client";

export const intAbs = (n: number) => Math.abs(n);
export const intMin = (n: number, b: number) => Math.min(n, b);
export const intMax = (n: number, b: number) => Math.max(n, b);
export const intClamp = (n: number, low: number, high: number) =>
  low > high ? failUnknown("the limits of `clamp` are the wrong way round") : Math.min(Math.max(n, low), high);

export function intPow(n: number, exponent: number): number {
  if (exponent < 0) failUnknown("the exponent of `pow` is below 0");
  if (n === 0 || n === 1) return exponent === 0 ? 1 : n;
  if (n === -1) return exponent % 2 === 0 ? 1 : -1;
  let power = 1;
  // Ends early: with two or more as its base a power soon becomes too large.
  for (let at = 0; at < exponent; at++) power = intMultiply(power, n);
  return power;
}

export function intFloorDiv(n: number, b: number): number {
  const quotient = intDivide(n, b);
  return n % b !== 0 && n < 0 !== b < 0 ? quotient - 1 : quotient;
}

export function intFloorMod(n: number, b: number): number {
  const rest = intRemainder(n, b);
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

export const intToFloat = (n: number) => n;
export const intToText = (n: number) => String(n);
export const intGrouped = (n: number, by: string) => String(n).replace(/\B(?=(\d{3})+$)/g, () => by);
