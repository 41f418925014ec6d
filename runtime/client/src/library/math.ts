// Powers, sines and cosines. Browsers may round them as they like, so they come from a library whose every bit is that of the server's.

import cos from "@stdlib/math-base-special-cos";
import pow from "@stdlib/math-base-special-pow";
import sin from "@stdlib/math-base-special-sin";

/** The smallest number with full precision. */
const SMALLEST = 2.2250738585072014e-308;

/** To the power of `y`, as ECMAScript has it for NaN, infinities and zeros; a result too small for full precision is 0. */
export function floatPow(x: number, y: number): number {
  if (y === 0) return 1;
  const size = Math.abs(x);
  if (Number.isNaN(x) || Number.isNaN(y) || (size === 1 && Math.abs(y) === Infinity)) return NaN;
  if (x < 0 && size !== Infinity && Math.abs(y) !== Infinity && !Number.isInteger(y)) return NaN;
  const made = pow(size, y);
  const result = made < SMALLEST ? 0 : made;
  const isNegative = (x < 0 || Object.is(x, -0)) && Math.abs(y % 2) === 1;
  return isNegative ? -result : result;
}

export const floatSin = (x: number): number => sin(x);
export const floatCos = (x: number): number => cos(x);
