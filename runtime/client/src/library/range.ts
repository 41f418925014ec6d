// Ranges of whole numbers.

/** Whole numbers from `start` up to, without, `end`. */
export class Range implements Iterable<number> {
  constructor(
    readonly start: number,
    readonly end: number,
  ) {}

  *[Symbol.iterator]() {
    for (let n = this.start; n < this.end; n++) yield n;
  }
}

export const range = (a: number, b: number) => new Range(a, b);
export const rangeMap = <R>(r: Range, f: (n: number) => R) => Array.from(r, f);
export const rangeFilter = (r: Range, test: (n: number) => boolean) => [...r].filter(test);
export const rangeToList = (r: Range) => [...r];
export const rangeContains = (r: Range, n: number) => r.start <= n && n < r.end;
export const rangeLength = (r: Range) => Math.max(0, r.end - r.start);
