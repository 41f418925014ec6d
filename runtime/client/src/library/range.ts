// Ranges of whole numbers.

import { failUnknown, intAdd } from "rxl/client";

/** Every `step`th number from `start` on, up to, without, `end`; with a negative step down to it. */
export class Range implements Iterable<number> {
  constructor(
    readonly start: number,
    readonly end: number,
    readonly step = 1,
  ) {}

  get length() {
    return Math.max(0, Math.ceil((this.end - this.start) / this.step));
  }

  *[Symbol.iterator]() {
    const { start, step, length } = this;
    for (let at = 0; at < length; at++) yield start + at * step;
  }
}

export const range = (a: number, b: number) => new Range(a, b);
export const rangeMap = <R>(r: Range, f: (n: number) => R) => Array.from(r, (n) => f(n));
export const rangeFilter = (r: Range, test: (n: number) => boolean) => [...r].filter((n) => test(n));
export const rangeToList = (r: Range) => [...r];
export const rangeContains = (r: Range, n: number) => (n - r.start) % r.step === 0 && (n - r.start) / r.step >= 0 && (n - r.start) / r.step < r.length;
export const rangeLength = (r: Range) => intAdd(r.length, 0);
export const rangeStepBy = (r: Range, n: number) => (n < 1 ? failUnknown("`step_by` needs a number above 0") : new Range(r.start, r.end, r.step * n));
export const rangeReversed = (r: Range) => new Range(r.start + (r.length - 1) * r.step, r.start - r.step, -r.step);
