// Lists. All are immutable; what changes one gives a new one.

import { equal, failUnknown } from "rxl/client";
import { comparing, type Order } from "./order";
import type { Range } from "./range";

type List<T> = readonly T[];
type Test<T> = (item: T) => boolean;

const none = () => failUnknown("there is no such item in the list");
const count = (n: number) => Math.max(0, n);
const orNull = <T>(value: T | undefined): T | null => value ?? null;

export const listLength = (xs: List<unknown>) => xs.length;
export const listIsEmpty = (xs: List<unknown>) => xs.length === 0;
export const listContains = <T>(xs: List<T>, x: T) => xs.some((item) => equal(item, x));
export const listFirst = <T>(xs: List<T>) => orNull(xs[0]);
export const listLast = <T>(xs: List<T>) => orNull(xs[xs.length - 1]);
export const listGet = <T>(xs: List<T>, i: number) => orNull(xs[i]);
export const listAt = <T>(xs: List<T>, i: number): T => (i >= 0 && i < xs.length ? xs[i]! : none());
export const listSlice = <T>(xs: List<T>, range: Range) =>
  range.step !== 1 || range.start < 0 || range.start > range.end || range.end > xs.length ? failUnknown("the range is not within the list") : xs.slice(range.start, range.end);
export const listConcat = <T>(a: List<T>, b: List<T>) => [...a, ...b];
export const listFind = <T>(xs: List<T>, test: Test<T>) => orNull(xs.find((item) => test(item)));
export const listIndexOf = <T>(xs: List<T>, test: Test<T>) => {
  const at = xs.findIndex((item) => test(item));
  return at < 0 ? null : at;
};
export const listAny = <T>(xs: List<T>, test: Test<T>) => xs.some((item) => test(item));
export const listAll = <T>(xs: List<T>, test: Test<T>) => xs.every((item) => test(item));
export const listCount = <T>(xs: List<T>, test: Test<T>) => xs.reduce((sum, item) => sum + (test(item) ? 1 : 0), 0);
export const listMap = <T, R>(xs: List<T>, f: (item: T) => R) => xs.map((item) => f(item));
export const listMapIndexed = <T, R>(xs: List<T>, f: (item: T, index: number) => R) => xs.map((item, index) => f(item, index));
export const listFlatMap = <T, R>(xs: List<T>, f: (item: T) => List<R>) => xs.flatMap((item) => f(item));
export const listFilter = <T>(xs: List<T>, test: Test<T>) => xs.filter((item) => test(item));
export const listFilterMap = <T, R>(xs: List<T>, f: (item: T) => R | null) => xs.map((item) => f(item)).filter((made) => made !== null);
export const listFold = <T, R>(xs: List<T>, start: R, f: (sum: R, item: T) => R) => xs.reduce((sum, item) => f(sum, item), start);

const plus = (a: number, b: number) => a + b;

/** `add` is that of Int and Duration, which fails where the sum becomes too large; Floats have none. */
export const listSum = (xs: List<number>, add = plus) => xs.reduce((sum, item) => add(sum, item), 0);
export const listSumBy = <T>(xs: List<T>, f: (item: T) => number, add = plus) => xs.reduce((sum, item) => add(sum, f(item)), 0);

const best = <T, K>(xs: List<T>, f: (item: T) => K, wins: (order: number) => boolean, order?: Order): T | null => {
  const compare = comparing(order);
  let found: { item: T; key: K } | null = null;
  for (const item of xs) {
    const key = f(item);
    if (!found || wins(compare(key, found.key))) found = { item, key };
  }
  return found ? found.item : null;
};
const self = <T>(item: T) => item;
const less = (order: number) => order < 0;
const more = (order: number) => order > 0;

export const listMin = <T>(xs: List<T>, order?: Order) => best(xs, self, less, order);
export const listMax = <T>(xs: List<T>, order?: Order) => best(xs, self, more, order);
export const listMinBy = <T>(xs: List<T>, f: (item: T) => unknown, order?: Order) => best(xs, f, less, order);
export const listMaxBy = <T>(xs: List<T>, f: (item: T) => unknown, order?: Order) => best(xs, f, more, order);
export const listSorted = <T>(xs: List<T>, order?: Order) => xs.toSorted(comparing(order));
export const listSortedBy = <T>(xs: List<T>, f: (item: T) => unknown, descending: boolean, order?: Order) => {
  const compare = comparing(order);
  return xs
    .map((item) => ({ item, key: f(item) }))
    .sort((a, b) => (descending ? compare(b.key, a.key) : compare(a.key, b.key)))
    .map(({ item }) => item);
};
export const listReversed = <T>(xs: List<T>) => xs.toReversed();
export const listUnique = <T>(xs: List<T>) => {
  const atoms = new Set<T>();
  const kept: T[] = [];
  for (const item of xs) {
    // NaN equals nothing, and what has parts is compared part by part.
    if (typeof item === "object" && item !== null ? listContains(kept, item) : item === item && atoms.has(item)) continue;
    atoms.add(item);
    kept.push(item);
  }
  return kept;
};
export const listFlatten = <T>(xs: List<List<T>>) => xs.flat() as T[];
export const listJoin = (xs: List<string>, by: string) => xs.join(by);
export const listTake = <T>(xs: List<T>, n: number) => xs.slice(0, count(n));
export const listTakeLast = <T>(xs: List<T>, n: number) => xs.slice(count(xs.length - count(n)));
export const listSkip = <T>(xs: List<T>, n: number) => xs.slice(count(n));
export const listDropLast = <T>(xs: List<T>, n: number) => xs.slice(0, count(xs.length - count(n)));
export const listChunks = <T>(xs: List<T>, n: number) => {
  if (n < 1) failUnknown("`chunks` needs a number above 0");
  return Array.from({ length: Math.ceil(xs.length / n) }, (_, at) => xs.slice(at * n, at * n + n));
};
export const listZip = <T, U, R>(xs: List<T>, other: List<U>, f: (a: T, b: U) => R) =>
  Array.from({ length: Math.min(xs.length, other.length) }, (_, at) => f(xs[at]!, other[at]!));

export const listGroupBy = <T, K>(xs: List<T>, f: (item: T) => K) => {
  const groups = new Map<K, T[]>();
  for (const item of xs) {
    const key = f(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
export const listToSet = <T>(xs: List<T>) => new Set(xs);
export const listToMap = <T, K>(xs: List<T>, f: (item: T) => K) => new Map(xs.map((item) => [f(item), item]));

export const listPush = <T>(xs: List<T>, x: T) => [...xs, x];
export const listExtend = listConcat;
export const listClear = <T>(_xs: List<T>): T[] => [];
export const listSort = listSorted;
export const listSortBy = listSortedBy;
export const listInsertAt = <T>(xs: List<T>, i: number, x: T) => (i >= 0 && i <= xs.length ? xs.toSpliced(i, 0, x) : none());
export const listRemoveAt = <T>(xs: List<T>, i: number): [T[], T] => [xs.toSpliced(i, 1), listAt(xs, i)];
export const listSwap = <T>(xs: List<T>, i: number, j: number) => xs.with(i, listAt(xs, j)).with(j, listAt(xs, i));
export const listPop = <T>(xs: List<T>): [T[], T | null] => [xs.slice(0, -1), listLast(xs)];
export const listRemove = <T>(xs: List<T>, x: T): [List<T>, boolean] => {
  const at = xs.findIndex((item) => equal(item, x));
  return at < 0 ? [xs, false] : [xs.toSpliced(at, 1), true];
};
export const listRetain = <T>(xs: List<T>, test: Test<T>) => listFilter(xs, test);
