// Operators of Int: whole numbers within ±(2^53 − 1). A result outside is a failure.

import { failUnknown } from "./failure";

const within = (value: number) => (Number.isSafeInteger(value) ? value + 0 : failUnknown("a whole number became too large"));
const zero = () => failUnknown("division by zero");

export const intAdd = (a: number, b: number) => within(a + b);
export const intSubtract = (a: number, b: number) => within(a - b);
export const intMultiply = (a: number, b: number) => within(a * b);
export const intDivide = (a: number, b: number) => (b === 0 ? zero() : Math.trunc(a / b) + 0);
export const intRemainder = (a: number, b: number) => (b === 0 ? zero() : (a % b) + 0);
export const intNegate = (a: number) => 0 - a;
