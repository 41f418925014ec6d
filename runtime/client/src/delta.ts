// Applying changes: what is not on their way stays the same object.

import { failedValue } from "./failure";
import type { FailureMessage } from "./protocol";
import { decode, shapeAt, type Shape } from "./shape";

type Step = string | number | { key: unknown };
type MaybeShape = Shape | null | undefined;

/** A change as it arrives: path, then what happened there. */
export type Change = [path: string | [string, ...Step[]], ...rest: unknown[]];

/** The cell that a change is about. */
export function cellOf(change: Change): string {
  return typeof change[0] === "string" ? change[0] : change[0][0];
}

/** The value of the cell after a change. Throws if the place is not there, which only a mistake of the server can cause. */
export function apply(value: unknown, change: Change, shape?: Shape): unknown {
  const [path, ...rest] = change;
  const steps = typeof path === "string" ? [] : (path.slice(1) as Step[]);
  return at(value, steps, 0, shape, (old, shape) => (rest.length === 1 ? decode(rest[0], shape) : changed(old, rest, shape)));
}

/** A value that has gone on, lost or taken in parts. */
function changed(old: any, [kind, ...rest]: unknown[], shape: MaybeShape): unknown {
  if (kind === "fail") return failedValue(rest[0] as FailureMessage);
  if (kind === "append") return old + rest[0];
  if (kind === "splice") {
    const [index, removed, inserted] = rest as [number, number, unknown[]];
    return old.toSpliced(index, removed, ...inserted.map((value) => decode(value, shapeAt(shape, 0))));
  }
  const copy = old instanceof Map ? new Map(old) : new Set(old);
  const [key, value] = rest;
  if (kind === "remove") copy.delete(key);
  else if (copy instanceof Map) copy.set(key, decode(value, shapeAt(shape, 0)));
  else copy.add(key);
  return copy;
}

function at(value: any, steps: Step[], depth: number, shape: MaybeShape, make: (old: unknown, shape: MaybeShape) => unknown): unknown {
  if (depth === steps.length) return make(value, shape);
  const step = steps[depth]!;
  if (value instanceof Map) {
    const { key } = step as { key: unknown };
    if (!value.has(key)) return missing(steps, depth);
    const old = value.get(key);
    const inner = at(old, steps, depth + 1, shapeAt(shape, 0), make);
    return inner === old ? value : new Map(value).set(key, inner);
  }
  const name = step as string;
  if (typeof value !== "object" || value === null || !(name in value)) return missing(steps, depth);
  const inner = at(value[name], steps, depth + 1, shapeAt(shape, name), make);
  if (inner === value[name]) return value;
  return Array.isArray(value) ? value.with(step as number, inner) : { ...value, [name]: inner };
}

function missing(steps: Step[], depth: number): never {
  throw new Error(`there is no ${JSON.stringify(steps.slice(0, depth + 1))}`);
}
