// What functions and constants of a program need to run.

import { Failure } from "rxl/client";

const DEEPEST = 1000;
let depth = 0;

/** Runs the body of a function that may call itself; calls nested deeper than 1,000 fail. */
export function nested<T>(body: () => T): T {
  if (depth >= DEEPEST) throw new Failure("functions call each other too deep");
  depth++;
  try {
    return body();
  } finally {
    depth--;
  }
}

/** A constant that needs other modules: evaluated when it is first read. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
