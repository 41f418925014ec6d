// `rxl/hot`, in development alone: newer versions of components and client states take the place of those that run. What is on the page stays: a component keeps
// its hooks, and with them its state. One that has other hooks now is another one to React, and takes over the locals that it still has. Which cells a component
// reads is no matter of hooks here: it may read others at any time.

import { createElement, memo, useLayoutEffect, useState, useSyncExternalStore, type ComponentType } from "react";
import { clientVar, outcomeOf, watchedBy, type Cell, type WritableCell } from "rxl/client";

type Render = (props: any) => any;

interface Entry {
  render: Render;
  /** What hooks the component calls, as text. */
  hooks: string;
  /** The names of its locals in order. */
  locals: string[];
  /** Grows when the hooks are others. */
  generation: number;
  version: number;
  listeners: Set<() => void>;
  component: ComponentType<any>;
}

const components = new Map<string, Entry>();
/** Components that have a newer version which is not shown yet. */
const waiting = new Set<Entry>();

/** The hooks of a component in order, but for the cells that it reads. A local with another start is another local. */
function hooksOf(render: Render) {
  const calls = String(render).matchAll(/\buse(?!Cell\b)[A-Z]\w*(\(.*)?/g);
  return Array.from(calls, ([call]) => (call.startsWith("useLocal") ? call : call.replace(/\(.*/, ""))).join("\n");
}

const localsOf = (render: Render) => Array.from(String(render).matchAll(/(\w+) = useLocal\(/g), ([, name]) => name!);

/** The cells that an instance has read when it was rendered last. */
class Reads {
  version = 0;
  private read = new Map<Cell, unknown>();
  private subscriptions = new Map<Cell, () => void>();
  private shown = () => {};

  subscribe = (shown: () => void) => {
    this.shown = shown;
    return () => this.follow(new Map());
  };

  /** Follows these cells from now on; one may have changed since it was read. */
  follow(read: Map<Cell, unknown>) {
    this.read = read;
    for (const [cell, end] of this.subscriptions) {
      if (!read.has(cell) && this.subscriptions.delete(cell)) end();
    }
    for (const cell of read.keys()) {
      if (!this.subscriptions.has(cell)) this.subscriptions.set(cell, cell.subscribe(() => this.look(cell)));
      this.look(cell);
    }
  }

  private look(cell: Cell) {
    if (!this.read.has(cell) || Object.is(this.read.get(cell), outcomeOf(cell))) return;
    this.version++;
    this.shown();
  }
}

type Locals = Map<string, WritableCell>;

/** A component that is the same one in all versions of its module. */
export function hot(id: string, render: Render): ComponentType<any> {
  const hooks = hooksOf(render);
  const locals = localsOf(render);
  const known = components.get(id);
  if (known) {
    if (known.hooks !== hooks) known.generation++;
    Object.assign(known, { render, hooks, locals, version: known.version + 1 });
    waiting.add(known);
    return known.component;
  }
  const subscribe = (listener: () => void) => {
    entry.listeners.add(listener);
    return () => {
      entry.listeners.delete(listener);
    };
  };
  const Body = ({ props, kept }: { props: object; kept: Locals }) => {
    const [reads] = useState(() => new Reads());
    useSyncExternalStore(reads.subscribe, () => reads.version);
    const read = new Map<Cell, unknown>();
    let made = 0;
    const local = <T>(start: () => T) => {
      const name = `${entry.locals[made++]} ${start}`;
      const cell = kept.get(name) ?? clientVar(start);
      kept.set(name, cell);
      return cell as WritableCell<T>;
    };
    const body = watchedBy({ read: (cell, outcome) => read.set(cell, outcome), local }, () => entry.render(props));
    useLayoutEffect(() => reads.follow(read));
    return body;
  };
  const Shown = (props: object) => {
    useSyncExternalStore(subscribe, () => entry.version);
    const [kept] = useState<Locals>(() => new Map());
    return createElement(Body, { key: entry.generation, props, kept });
  };
  const entry: Entry = { render, hooks, locals, generation: 0, version: 0, listeners: new Set(), component: memo(Shown) };
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
