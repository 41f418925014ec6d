// Applying changes: what is not on their way stays the same object.

import { decode, shapeAt, type Shape } from "./shape";

/** A change as it arrives: path, then what happened there. */
export type Change = [path: string | [string, ...(string | number)[]], ...rest: unknown[]];

/** The cell that a change is about. */
export function cellOf(change: Change): string {
  return typeof change[0] === "string" ? change[0] : change[0][0];
}

/** The value of the cell after a change. Throws if the place is not there, which only a mistake of the server can cause. */
export function apply(value: unknown, change: Change, shape?: Shape): unknown {
  const [path, ...rest] = change;
  const steps = typeof path === "string" ? [] : path.slice(1);
  return at(value, steps, 0, shape, (old, inner) => {
    if (rest.length === 1) return decode(rest[0], inner);
    if (rest[0] === "append") return (old as string) + (rest[1] as string);
    const [, index, removed, inserted] = rest as [string, number, number, unknown[]];
    const item = shapeAt(inner, 0);
    return (old as unknown[]).toSpliced(index, removed, ...inserted.map((value) => decode(value, item)));
  });
}

function at(value: any, steps: (string | number)[], depth: number, shape: Shape | undefined, make: (old: unknown, shape: Shape | undefined) => unknown): unknown {
  if (depth === steps.length) return make(value, shape);
  const step = steps[depth]!;
  if (typeof value !== "object" || value === null || !(step in value)) throw new Error(`there is no ${steps.slice(0, depth + 1).join(".")}`);
  const inner = at(value[step], steps, depth + 1, shapeAt(shape, step), make);
  if (inner === value[step]) return value;
  return Array.isArray(value) ? value.with(step as number, inner) : { ...value, [step]: inner };
}
