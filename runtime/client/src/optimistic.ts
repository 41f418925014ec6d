// `rxl/optimistic`: events that the browser shows before the server has run them. What is shown is what the server sent with the events that are under way run
// over it, in order.

import { batch, foresee, isForeseeing, onForesee, send, ServerCell, share, type Shape } from "rxl/client";

/** Cells that events under way change. */
let foreseen = new Set<ServerCell>();

onForesee((events) => {
  if (events.length === 0 && foreseen.size === 0) return;
  const made = foresee(events);
  batch(() => {
    const before = foreseen;
    foreseen = new Set(made.keys());
    for (const cell of foreseen) {
      cell.isForeseen = true;
      cell.show(share(cell.get(), made.get(cell)));
    }
    for (const cell of before) {
      if (foreseen.has(cell)) continue;
      cell.isForeseen = false;
      // Equal values stay the same, also for the changes to come.
      cell.base = share(cell.get(), cell.base);
      cell.show(cell.base);
    }
  });
});

/** An event of the server that runs in the browser as well. Called by another one it is a part of it. */
export function optimisticEvent<A extends unknown[]>(name: string, body: (...args: A) => void, shapes?: (Shape | null)[]) {
  return (...args: A) => {
    if (isForeseeing()) body(...args);
    else send(name, args, shapes, () => body(...args));
  };
}
