// Maps: those of JavaScript, never changed in place. Keys are texts, numbers and Bools, in order of insertion.

import { failUnknown } from "rxl/client";

type Entries<K, V> = ReadonlyMap<K, V>;
type Test<K, V> = (key: K, value: V) => boolean;

const entries = <K, V>(map: Entries<K, V>) => [...map];

/** `[key: value, …]`: of equal keys the last one wins, at the place of the first. */
export const mapOf = <K, V>(pairs: readonly (readonly [K, V])[]) => new Map(pairs);
export const mapEntries = entries;
/** `map[key]` */
export const mapAt = <K, V>(map: Entries<K, V>, key: K): V => (map.has(key) ? map.get(key)! : failUnknown("there is no such key in the map"));

export const mapLength = (map: Entries<unknown, unknown>) => map.size;
export const mapIsEmpty = (map: Entries<unknown, unknown>) => map.size === 0;
export const mapContainsKey = <K>(map: Entries<K, unknown>, key: K) => map.has(key);
export const mapGet = <K, V>(map: Entries<K, V>, key: K): V | null => map.get(key) ?? null;
export const mapKeys = <K>(map: Entries<K, unknown>): K[] => [...map.keys()];
export const mapValues = <V>(map: Entries<unknown, V>): V[] => [...map.values()];
export const mapMapValues = <K, V, R>(map: Entries<K, V>, f: (value: V) => R) => new Map(entries(map).map(([key, value]) => [key, f(value)]));
export const mapFilter = <K, V>(map: Entries<K, V>, test: Test<K, V>) => new Map(entries(map).filter((entry) => test(...entry)));
export const mapToList = <K, V, R>(map: Entries<K, V>, f: (key: K, value: V) => R) => entries(map).map((entry) => f(...entry));
export const mapAny = <K, V>(map: Entries<K, V>, test: Test<K, V>) => entries(map).some((entry) => test(...entry));
export const mapAll = <K, V>(map: Entries<K, V>, test: Test<K, V>) => entries(map).every((entry) => test(...entry));
export const mapCount = <K, V>(map: Entries<K, V>, test: Test<K, V>) => mapFilter(map, test).size;
export const mapMerge = <K, V>(map: Entries<K, V>, other: Entries<K, V>) => new Map([...map, ...other]);

export function mapRemove<K, V>(map: Entries<K, V>, key: K): [Entries<K, V>, V | null] {
  if (!map.has(key)) return [map, null];
  const rest = new Map(map);
  rest.delete(key);
  return [rest, mapGet(map, key)];
}

export const mapRetain = mapFilter;
export const mapClear = <K, V>(_map: Entries<K, V>): Entries<K, V> => new Map();
