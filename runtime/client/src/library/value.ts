// Places, printing and what else emitted code needs of values.

import { Failure } from "../failure";
import { equal, failUnknown } from "./equal";
import { Range } from "./range";

type Step = string | number | { key: unknown };

/** A value with another one at a place in it; what is not on the way stays the same object. */
export function setIn(value: any, steps: readonly Step[], made: unknown, depth = 0): any {
  if (depth === steps.length) return equal(value, made) ? value : made;
  const step = steps[depth]!;
  if (typeof step === "object") failUnknown("there is no such key");
  if (Array.isArray(value)) {
    const at = step as number;
    if (at < 0 || at >= value.length) failUnknown("there is no such item in the list");
    const inner = setIn(value[at], steps, made, depth + 1);
    return inner === value[at] ? value : value.with(at, inner);
  }
  const inner = setIn(value[step], steps, made, depth + 1);
  return inner === value[step] ? value : { ...value, [step]: inner };
}

/** The indexes of a list as they are now. */
export const positions = (value: readonly unknown[]) => new Range(0, value.length);

const ESCAPES: Record<string, string> = { "\n": "\\n", "\t": "\\t" };

/** A text as a literal of the language. */
export const quote = (text: string) => `"${text.replace(/["\\{}\n\t]/g, (c) => ESCAPES[c] ?? `\\${c}`)}"`;
export const printPlain = (value: unknown) => String(value);
export const printList = <T>(xs: readonly T[], print: (x: T) => string) => `[${xs.map(print).join(", ")}]`;
export const printOption = <T>(x: T | null, print: (x: T) => string) => (x === null ? "none" : print(x));
export const printResult = (r: any, ok: (x: any) => string, err: (x: any) => string) => ("ok" in r ? `ok(${ok(r.ok)})` : `err(${err(r.err)})`);
export const printRecord = (name: string, fields: Record<string, string>) =>
  `${name}(${Object.entries(fields)
    .map(([field, text]) => `${field}: ${text}`)
    .join(", ")})`;

export function printVariant(value: string | Record<string, unknown[]>, printers: Record<string, ((x: any) => string)[]>): string {
  if (typeof value === "string") return value;
  const [name, fields] = Object.entries(value)[0]!;
  return `${name}(${fields.map((field, at) => printers[name]![at]!(field)).join(", ")})`;
}

/** A value whose type is known only where it comes from. */
export function print(value: unknown): string {
  if (value === null) return "none";
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return printList(value, print);
  if (typeof value === "object") {
    return `{${Object.entries(value)
      .map(([name, inner]) => `${name}: ${print(inner)}`)
      .join(", ")}}`;
  }
  return String(value);
}

export const resultOk = (r: any) => ("ok" in r ? r.ok : null);
export const resultErr = (r: any) => ("err" in r ? r.err : null);
export const enumParse = (order: readonly string[], text: string) => (order.includes(text) ? text : null);

export const now = () => Date.now();
export const uuid = () => crypto.randomUUID?.() ?? fallbackUuid();

/** Pages that are not served securely have no `randomUUID`. */
function fallbackUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function random(range: Range): number {
  const width = range.end - range.start;
  if (width <= 0) failUnknown("`random` needs a range that is not empty");
  return range.start + Math.floor(Math.random() * width);
}

export const urlOf = (route: string) => location.origin + route;

const scale = (name: string) => (step: number) => (step >= 1 && step <= 12 ? `var(--${name}-${step})` : failUnknown("a colour scale goes from 1 to 12"));

export const gray = scale("gray");
export const red = scale("red");
export const orange = scale("orange");
export const amber = scale("amber");
export const green = scale("green");
export const teal = scale("teal");
export const blue = scale("blue");
export const violet = scale("violet");
export const pink = scale("pink");
export const PI = Math.PI;

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

/** Items, each behind its index. */
export function* indexed<T>(items: Iterable<T>): Generator<[number, T]> {
  let index = 0;
  for (const item of items) yield [index++, item];
}
