// Rows of a `for` in a view.

import { createElement, Fragment, type ReactNode } from "react";

/** The rows that are shown, each with a key of its own; two rows with one key are told apart by their place. */
export function each<T>(
  rows: Iterable<T>,
  keyOf: (item: T, index: number) => string | number,
  row: (item: T, index: number, key: string | number) => ReactNode,
  otherwise?: () => ReactNode,
  where?: (item: T, index: number) => boolean,
): ReactNode {
  const shown: ReactNode[] = [];
  const keys = new Set<string | number>();
  let index = 0;
  for (const item of rows) {
    if (!where || where(item, index)) {
      let key = keyOf(item, index);
      if (keys.has(key)) {
        console.warn(`two rows have the key ${JSON.stringify(key)}`);
        key = `${key} at ${index}`;
      }
      keys.add(key);
      shown.push(row(item, index, key));
    }
    index++;
  }
  if (shown.length === 0 && otherwise) return otherwise();
  return createElement(Fragment, null, shown);
}
