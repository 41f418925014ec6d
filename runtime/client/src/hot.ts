// `rxl/hot`, in development alone: newer versions of components and client states take the place of those that run. What is on the page stays: a component keeps
// its hooks, and with them its state, unless it has others now.

import { createElement, memo, useSyncExternalStore, type ComponentType } from "react";
import type { Cell, WritableCell } from "rxl/client";

type Render = (props: any) => any;

interface Entry {
  render: Render;
  /** What hooks the component calls, as text. */
  hooks: string;
  /** Grows when the hooks are others: what was kept for them is of no use. */
  generation: number;
  version: number;
  listeners: Set<() => void>;
  component: ComponentType<any>;
}

const components = new Map<string, Entry>();
/** Components that have a newer version which is not shown yet. */
const waiting = new Set<Entry>();

/** The hooks of a component in order. A local with another start is another local. */
function hooksOf(render: Render) {
  const calls = String(render).matchAll(/\buse[A-Z]\w*(\(.*)?/g);
  return Array.from(calls, ([call]) => (call.startsWith("useLocal") ? call : call.replace(/\(.*/, ""))).join("\n");
}

/** A component that is the same one in all versions of its module. */
export function hot(id: string, render: Render): ComponentType<any> {
  const hooks = hooksOf(render);
  const known = components.get(id);
  if (known) {
    if (known.hooks !== hooks) known.generation++;
    Object.assign(known, { render, hooks, version: known.version + 1 });
    waiting.add(known);
    return known.component;
  }
  const subscribe = (listener: () => void) => {
    entry.listeners.add(listener);
    return () => {
      entry.listeners.delete(listener);
    };
  };
  const Body = (props: object) => entry.render(props);
  const Shown = (props: object) => {
    useSyncExternalStore(subscribe, () => entry.version);
    return createElement(Body, { ...props, key: entry.generation } as object);
  };
  const entry: Entry = { render, hooks, generation: 0, version: 0, listeners: new Set(), component: memo(Shown) };
  Shown.displayName = id.replace(/.*#/, "");
  components.set(id, entry);
  return entry.component;
}

type State = Record<string, Cell | ((...args: any[]) => unknown)>;

const states = new Map<string, State>();

const isWritable = (member: State[string] | undefined): member is WritableCell => typeof member === "object" && "set" in member;
const isAlike = (one: unknown, other: unknown) => typeof one === typeof other && Array.isArray(one) === Array.isArray(other);

/** A client state, whose vars have the values of the version before. */
export function hotState<S extends State>(id: string, state: S): S {
  const before = states.get(id) ?? {};
  for (const [name, made] of Object.entries(state)) {
    const old = before[name];
    if (isWritable(made) && isWritable(old) && isAlike(made.get(), old.get())) made.set(old.get());
  }
  states.set(id, state);
  return state;
}

/** Shows the versions that have come since the last time. */
export function showNewer() {
  for (const entry of waiting) for (const listener of [...entry.listeners]) listener();
  waiting.clear();
}
