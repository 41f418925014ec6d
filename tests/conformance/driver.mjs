// Runs cases in JavaScript.

import { writeFileSync } from "node:fs";
import { attemptCall, Failure, run } from "rxl/client";
import { encode } from "../../runtime/client/src/shape";

/** A value as it is sent, or why there is none. */
function valueOf(make, shape) {
  try {
    return encode(make(), shape);
  } catch (error) {
    return error instanceof Failure ? `! ${error.message}` : `! it throws ${error}`;
  }
}

/** The vars of the state that an event changes. */
function changed(event, state, vars) {
  const cells = vars.map((name) => [name, state[name]]);
  for (const [, cell] of cells) {
    // An equal value would leave the old one, whose order may be another.
    const value = cell.get();
    if (value instanceof Map || value instanceof Set) cell.set(new value.constructor());
    cell.reset();
  }
  const read = () => Object.fromEntries(cells.map(([name, cell]) => [name, encode(cell.get())]));
  const before = read();
  let failure;
  try {
    run(() => (failure = attemptCall(() => event())));
  } catch (error) {
    return `! it throws ${error}`;
  }
  const after = read();
  const changes = vars.filter((name) => before[name] !== after[name]);
  if (failure !== null) return `! ${failure.message}${changes.length === 0 ? "" : " (and not all is undone)"}`;
  return `{${changes.map((name) => `${JSON.stringify(name)}:${after[name]}`)}}`;
}

export function main(cases, state, vars) {
  const outcomes = cases.map(({ value, print, shape, event }) => (event ? [changed(event, state, vars), null] : [valueOf(value, shape), valueOf(print)]));
  writeFileSync(process.argv[2], JSON.stringify(outcomes));
}
