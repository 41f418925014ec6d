// How values of an ordered type compare.

import { compareIn, compareText } from "rxl/client";

/** The variants of an enum in order of declaration. */
export type Order = readonly string[];

/** Negative, 0 or positive for two values; of numbers NaN is the last. Enums give their order. */
export function comparing(order?: Order): (a: any, b: any) => number {
  if (order) return (a, b) => compareIn(order, a, b);
  return (a, b) => {
    if (typeof a === "string") return compareText(a, b);
    if (a < b) return -1;
    if (a > b) return 1;
    return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  };
}
