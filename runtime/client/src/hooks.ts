// What emitted components use of React.

import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { Failed } from "./failure";
import { sender, sendingFor } from "./sender";
import { clientVar, run, type Cell, type WritableCell } from "./store";

/** In development: what notes the cells that a component reads, and keeps its locals. With it a newer version of the component may read others. */
export interface Watcher {
  read(cell: Cell<any>, outcome: unknown): void;
  local<T>(start: () => T): WritableCell<T>;
}

let watcher: Watcher | null = null;

/** Renders with somebody watching. */
export function watchedBy<T>(by: Watcher, render: () => T): T {
  watcher = by;
  try {
    return render();
  } finally {
    watcher = null;
  }
}

/** Subscribes to a cell and gives its value; throws what made it fail, for the nearest error boundary. */
export function useCell<T>(cell: Cell<T>): T {
  let outcome: T | Failed;
  if (watcher) watcher.read(cell, (outcome = outcomeOf(cell)));
  else outcome = useSyncExternalStore(cell.subscribe, () => outcomeOf(cell));
  if (outcome instanceof Failed) throw outcome.error;
  return outcome as T;
}

const failures = new WeakMap<object, Failed>();

/** The value, or its failure as a value that stays the same while the failure does. */
export function outcomeOf<T>(cell: Cell<T>): T | Failed {
  try {
    return cell.get();
  } catch (error) {
    const known = failures.get(cell);
    if (known && String(known.error) === String(error)) return known;
    const failed = new Failed(error);
    failures.set(cell, failed);
    return failed;
  }
}

/** A cell of this instance. */
export function useLocal<T>(start: () => T): WritableCell<T> {
  return useState(() => (watcher ? watcher.local(start) : clientVar(start)))[0];
}

/** A function that stays the same one, and calls the one rendered last. */
export function useEvent<A extends unknown[]>(body: (...args: A) => void): (...args: A) => void {
  const latest = useRef(body);
  useLayoutEffect(() => {
    latest.current = body;
  });
  return useCallback((...args: A) => run(() => latest.current(...args)), []);
}

/** Pending calls of debounced handlers, which leave at once on blur, submit and navigation. */
const pending = new Set<() => void>();

/** Lets all debounced calls leave now. */
export function flushPending() {
  for (const leave of [...pending]) leave();
}

if (typeof document !== "undefined") {
  document.addEventListener("focusout", flushPending, true);
  document.addEventListener("submit", flushPending, true);
}

type Handler = (...args: any[]) => void;

/** A call that waits. Whoever it is for has an event under way meanwhile. */
interface Waiting {
  call: () => void;
  drop: () => void;
}

function waitWith(handler: Handler, args: unknown[], ended: () => void): Waiting {
  const own = sender();
  own?.begin();
  const drop = () => {
    ended();
    own?.end();
  };
  const call = () => {
    sendingFor(own, () => handler(...args));
    drop();
  };
  return { call, drop };
}

/** A handler that waits until nothing has come for a while. */
export function useDebounce(): (handler: Handler, ms: number) => Handler {
  const waiting = useRef<Waiting | null>(null);
  return (handler, ms) =>
    (...args) => {
      const earlier = waiting.current;
      const own = waitWith(handler, args, () => {
        clearTimeout(timer);
        pending.delete(own.call);
        if (waiting.current === own) waiting.current = null;
      });
      const timer = setTimeout(own.call, ms);
      pending.add(own.call);
      waiting.current = own;
      earlier?.drop();
    };
}

/** A handler that is called at most once in a while; the last call is not lost. */
export function useThrottle(): (handler: Handler, ms: number) => Handler {
  const next = useRef(0);
  const waiting = useRef<Waiting | null>(null);
  return (handler, ms) =>
    (...args) => {
      const earlier = waiting.current;
      const paced: Handler = (...args) => {
        next.current = performance.now() + ms;
        handler(...args);
      };
      const own = waitWith(paced, args, () => {
        clearTimeout(timer);
        if (waiting.current === own) waiting.current = null;
      });
      const left = next.current - performance.now();
      const timer = left > 0 ? setTimeout(own.call, left) : undefined;
      waiting.current = own;
      if (left <= 0) own.call();
      earlier?.drop();
    };
}
