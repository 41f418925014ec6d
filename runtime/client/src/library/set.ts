// Sets: those of JavaScript, never changed in place. Items are texts, numbers and Bools, in order of insertion.

type Items<T> = ReadonlySet<T>;
type Test<T> = (item: T) => boolean;

const filtered = <T>(set: Items<T>, test: Test<T>) => new Set([...set].filter((item) => test(item)));

/** A literal: of equal items the first one counts. */
export const setOf = <T>(items: readonly T[]) => new Set(items);

export const setLength = (set: Items<unknown>) => set.size;
export const setIsEmpty = (set: Items<unknown>) => set.size === 0;
export const setFirst = <T>(set: Items<T>): T | null => [...set][0] ?? null;
export const setContains = <T>(set: Items<T>, x: T) => set.has(x);
export const setUnion = <T>(set: Items<T>, s: Items<T>) => new Set([...set, ...s]);
export const setIntersection = <T>(set: Items<T>, s: Items<T>) => filtered(set, (item) => s.has(item));
export const setDifference = <T>(set: Items<T>, s: Items<T>) => filtered(set, (item) => !s.has(item));
export const setMap = <T, R>(set: Items<T>, f: (item: T) => R) => new Set([...set].map((item) => f(item)));
export const setFilter = filtered;
export const setAny = <T>(set: Items<T>, test: Test<T>) => [...set].some((item) => test(item));
export const setAll = <T>(set: Items<T>, test: Test<T>) => [...set].every((item) => test(item));
export const setToList = <T>(set: Items<T>) => [...set];

export const setInsert = <T>(set: Items<T>, x: T): [Items<T>, boolean] => (set.has(x) ? [set, false] : [new Set(set).add(x), true]);
export const setRemove = <T>(set: Items<T>, x: T): [Items<T>, boolean] => (set.has(x) ? [filtered(set, (item) => item !== x), true] : [set, false]);
export const setToggle = <T>(set: Items<T>, x: T) => (set.has(x) ? setRemove(set, x) : setInsert(set, x))[0];
export const setExtend = <T>(set: Items<T>, xs: readonly T[]) => new Set([...set, ...xs]);
export const setClear = <T>(_set: Items<T>): Items<T> => new Set();
