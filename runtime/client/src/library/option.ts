// Options: `null` or the value.

export const optionMap = <T, R>(x: T | null, f: (x: T) => R): R | null => (x === null ? null : f(x));
export const optionAndThen = optionMap;
export const optionFilter = <T>(x: T | null, test: (x: T) => boolean): T | null => (x !== null && test(x) ? x : null);
export const optionOr = <T>(x: T | null, other: T | null): T | null => x ?? other;
export const optionToList = <T>(x: T | null): T[] => (x === null ? [] : [x]);
