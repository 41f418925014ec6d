// Places in values: what is not on the way to a place stays the same object.

import { equal, failUnknown } from "rxl/client";
import { Range } from "./range";

/** A field of a record, an index of a list, or a key of a map. */
type Step = string | number | { key: unknown };

/** A value with another one at a place in it. The last key may be a new one. */
export function setIn(value: any, steps: readonly Step[], made: unknown, depth = 0): any {
  if (depth === steps.length) return equal(value, made) ? value : made;
  const step = steps[depth]!;
  if (typeof step === "object") {
    const { key } = step;
    if (!value.has(key)) {
      if (depth + 1 < steps.length) failUnknown("there is no such key in the map");
      return new Map(value).set(key, made);
    }
    const inner = setIn(value.get(key), steps, made, depth + 1);
    return inner === value.get(key) ? value : new Map(value).set(key, inner);
  }
  if (Array.isArray(value)) {
    const at = step as number;
    if (at < 0 || at >= value.length) failUnknown("there is no such item in the list");
    const inner = setIn(value[at], steps, made, depth + 1);
    return inner === value[at] ? value : value.with(at, inner);
  }
  const inner = setIn(value[step], steps, made, depth + 1);
  return inner === value[step] ? value : { ...value, [step]: inner };
}

/** The indexes of a list, or the keys of a map, as they are now. */
export const positions = (value: readonly unknown[] | ReadonlyMap<unknown, unknown>): Iterable<unknown> =>
  Array.isArray(value) ? new Range(0, value.length) : [...(value as ReadonlyMap<unknown, unknown>).keys()];

/** Items, each behind its index. */
export function* indexed<T>(items: Iterable<T>): Generator<[number, T]> {
  let index = 0;
  for (const item of items) yield [index++, item];
}
