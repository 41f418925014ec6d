// The values of the page: immutable, in cells to which components subscribe, and the transactions of browser code. The only mutable state of the client
// besides the session.

import { equal } from "./equal";
import { Failed, Failure, failureRecord, messageOf } from "./failure";
import type { FailureMessage } from "./protocol";
import { sender } from "./sender";
import { decode, type Shape } from "./shape";

/** Something that has a value and tells when it changes. */
export interface Cell<T = unknown> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

/** A cell that browser code can set. */
export interface WritableCell<T = unknown> extends Cell<T> {
  set(value: T): void;
  /** Sets the value that it began with. */
  reset(): void;
}

type Listener = () => void;

/** Cells that have changed and have not told so yet. */
const changed = new Set<BaseCell>();
let batches = 0;

/** Runs `body`, and tells the listeners of what it changed once, at its end. */
export function batch(body: () => void) {
  batches++;
  try {
    body();
  } finally {
    batches--;
    if (batches === 0) notify();
  }
}

function notify() {
  const listeners = new Set<Listener>();
  for (const cell of changed) for (const listener of cell.listeners) listeners.add(listener);
  changed.clear();
  for (const listener of listeners) listener();
  for (const listener of [...anyListeners]) listener();
}

const anyListeners = new Set<Listener>();

/** Calls back whenever a cell has changed, whichever it is. */
export function onAnyChange(listener: Listener) {
  anyListeners.add(listener);
  return () => {
    anyListeners.delete(listener);
  };
}

abstract class BaseCell {
  readonly listeners = new Set<Listener>();

  subscribe = (listener: Listener) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  protected touched() {
    changed.add(this);
    if (batches === 0) notify();
  }
}

/** What optimistic events have made of cells of the server, while they run. */
export type Draft = Map<ServerCell, unknown>;

let draft: Draft | null = null;

/** A cell of the server. It shows what the server sent, or what the events that are under way will make of it. */
export class ServerCell extends BaseCell implements Cell {
  /** What the server sent. */
  base: unknown;
  private shown: unknown;
  /** Whether events that are under way change it: then they say what it shows. */
  isForeseen = false;
  isKnown = false;

  constructor(
    readonly name: string,
    readonly shape: Shape | undefined,
  ) {
    super();
  }

  get = () => {
    const value = !draft ? this.shown : draft.has(this) ? draft.get(this) : this.base;
    if (value instanceof Failed) throw value.error;
    return value;
  };

  /** For optimistic events, which alone change values of the server in the browser. */
  set = (value: unknown) => {
    if (!equal(this.get(), value)) draft?.set(this, value);
  };

  receive(value: unknown) {
    this.isKnown = true;
    this.base = value;
    if (!this.isForeseen) this.show(value);
  }

  show(value: unknown) {
    if (this.shown === value) return;
    this.shown = value;
    this.touched();
  }
}

const serverCells = new Map<string, ServerCell>();
/** Values that arrived before the module which declares their cell. */
const early = new Map<string, unknown>();

/** The cell of a var or server computed. */
export function serverVar(name: string, shape?: Shape): Cell<any> {
  const known = serverCells.get(name);
  if (known) return known;
  const cell = new ServerCell(name, shape);
  serverCells.set(name, cell);
  if (early.has(name)) {
    cell.receive(decoded(early.get(name), shape));
    early.delete(name);
  }
  return cell;
}

/** What the server sent; a failure stays one. */
const decoded = (value: unknown, shape: Shape | undefined) => (value instanceof Failed ? value : decode(value, shape));

/** Takes a value from the server, or its failure. */
export function receive(name: string, value: unknown) {
  const cell = serverCells.get(name);
  if (cell) cell.receive(decoded(value, cell.shape));
  else early.set(name, value);
}

/** Changes the value of a cell of the server; `change` gets it in the form of the wire. */
export function change(name: string, change: (value: unknown, shape: Shape | undefined) => unknown) {
  const cell = serverCells.get(name);
  if (cell) cell.receive(change(cell.base, cell.shape));
  else early.set(name, change(early.get(name), undefined));
}

/** Whether all of these have values. */
export function areKnown(names: readonly string[]) {
  return names.every((name) => serverCells.get(name)?.isKnown || early.has(name));
}

/** Forgets what the server sent. */
export function forgetAll() {
  early.clear();
  for (const cell of serverCells.values()) cell.isKnown = false;
}

/** A cell of browser code. Inside a transaction it has the value that the transaction gave it. */
class BrowserCell<T> extends BaseCell implements WritableCell<T> {
  private value!: T;
  private isMade = false;

  /** `kept` gives a value from an earlier life of the page, in place of the one to begin with. */
  constructor(
    private readonly start: () => T,
    private readonly kept: () => { value: T } | null,
  ) {
    super();
  }

  get = (): T => {
    if (!this.isMade) {
      const kept = this.kept();
      this.value = kept ? kept.value : this.start();
      this.isMade = true;
    }
    return this.value;
  };

  set = (value: T) => {
    const old = this.get();
    if (equal(old, value)) return;
    transaction?.undo.push(() => this.put(old));
    this.put(value);
  };

  reset = () => this.set(this.start());

  private put(value: T) {
    this.value = value;
    this.touched();
  }
}

/** A var of a client state, or a `local` of a component. */
export function clientVar<T>(start: () => T, kept: () => { value: T } | null = () => null): WritableCell<T> {
  return new BrowserCell(start, kept);
}

type Outcome<T> = { value: T } | { failure: unknown };

/** A computed: made again only if a value that it reads is another one. A failure is a failed value, thrown at whoever reads it. */
class ComputedCell<T> extends BaseCell implements Cell<T> {
  private inputs: unknown[] | null = null;
  private outcome: Outcome<T> | null = null;
  private sources: Cell[] | null = null;
  private ends: (() => void)[] = [];

  constructor(
    private readonly reads: () => Cell[],
    private readonly make: (...values: any[]) => T,
  ) {
    super();
    const subscribe = this.subscribe;
    this.subscribe = (listener) => {
      const end = subscribe(listener);
      if (this.listeners.size === 1) this.connect();
      return () => {
        end();
        if (this.listeners.size === 0) this.disconnect();
      };
    };
  }

  private connect() {
    this.ends = this.cells().map((cell) => cell.subscribe(() => this.touched()));
  }

  private disconnect() {
    for (const end of this.ends) end();
    this.ends = [];
  }

  private cells() {
    return (this.sources ??= this.reads());
  }

  get = (): T => {
    let outcome = this.outcome;
    try {
      const inputs = this.cells().map((cell) => cell.get());
      if (!outcome || !this.inputs || inputs.some((input, at) => input !== this.inputs![at])) {
        const value = this.make(...inputs);
        // An equal value is the same one, so that nobody renders for it.
        outcome = outcome && "value" in outcome && equal(outcome.value, value) ? outcome : { value };
        this.inputs = inputs;
      }
    } catch (failure) {
      outcome = { failure };
      this.inputs = null;
    }
    this.outcome = outcome;
    if ("failure" in outcome) throw outcome.failure;
    return outcome.value;
  };
}

/** A computed that runs in the browser. */
export function computed<T>(reads: () => Cell[], make: (...values: any[]) => T): Cell<T> {
  return new ComputedCell(reads, make);
}

/** What browser code has done so far: how to undo it, and what leaves when it has ended well. */
interface Transaction {
  undo: (() => void)[];
  after: (() => void)[];
  deadline: number;
}

let transaction: Transaction | null = null;

const newTransaction = (): Transaction => ({ undo: [], after: [], deadline: performance.now() + LIMIT_MS });

const LIMIT_MS = 5000;

function rollback(to: Transaction, undo: number, after: number) {
  for (const step of to.undo.splice(undo).reverse()) step();
  to.after.length = after;
}

let reportFailure: (failure: FailureMessage) => void = () => {};

/** Says who shows failures of browser code. */
export function onFailure(report: typeof reportFailure) {
  reportFailure = report;
}

/** Runs browser code as a transaction: on a failure nothing of it is kept, and the user is told. */
export function run(body: () => void) {
  if (transaction) return body();
  const own = newTransaction();
  batch(() => {
    transaction = own;
    try {
      body();
    } catch (error) {
      rollback(own, 0, 0);
      if (!(error instanceof Failure)) console.error(error);
      const failure = messageOf(error);
      if (!sender()?.failed(failure)) reportFailure(failure);
    } finally {
      transaction = null;
    }
  });
  for (const step of own.after) step();
}

/** Runs optimistic events one behind the other over what the server sent, and gives what they have made of it. One that fails changes nothing. */
export function foresee(events: Iterable<() => void>): Draft {
  let made: Draft = new Map();
  for (const event of events) {
    draft = new Map(made);
    transaction = newTransaction();
    try {
      event();
      made = draft;
    } catch {
      // The server says what is wrong with it.
    } finally {
      draft = null;
      transaction = null;
    }
  }
  return made;
}

/** Whether an optimistic event runs. */
export function isForeseeing() {
  return draft !== null;
}

/** Events that the server may call, by name; they take arguments as they come over the wire. */
const called = new Map<string, (args: unknown[]) => void>();

/** An event of browser code. Called inside of a transaction it is a part of it. With a name the server may call it. */
export function browserEvent<A extends unknown[]>(body: (...args: A) => void, name?: string, shapes?: (Shape | null)[]) {
  const event = (...args: A) => run(() => body(...args));
  if (name !== undefined) called.set(name, (args) => event(...(args.map((arg, at) => decode(arg, shapes?.[at])) as A)));
  return event;
}

/** The event of this name, once the module that declares it is there. */
export function eventNamed(name: string) {
  return called.get(name);
}

/** Does something when the transaction at hand has ended well; at once where there is none. */
export function afterwards(step: () => void) {
  if (transaction) transaction.after.push(step);
  else step();
}

/** `try`: the outcome as a value; what was changed is undone on a failure. */
export function attempt<T>(body: () => T): { ok: T } | { err: ReturnType<typeof failureRecord> } {
  const undo = transaction?.undo.length ?? 0;
  const after = transaction?.after.length ?? 0;
  const before = draft && new Map(draft);
  try {
    return { ok: body() };
  } catch (error) {
    if (transaction) rollback(transaction, undo, after);
    draft = before;
    return { err: failureRecord(error) };
  }
}

/** `try` of a call without a result: the failure, or `null`. */
export function attemptCall(body: () => void) {
  const outcome = attempt(body);
  return "err" in outcome ? outcome.err : null;
}

/** Fails in a loop that has run too long. */
export function checkTime() {
  if (transaction && performance.now() > transaction.deadline) throw new Failure("the event took longer than 5 seconds");
}
