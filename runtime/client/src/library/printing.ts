// Values as text, as the language writes them.

import { encode, Json } from "rxl/client";

const ESCAPES: Record<string, string> = { "\n": "\\n", "\t": "\\t" };

/** A text as a literal of the language. */
export const quote = (text: string) => `"${text.replace(/["\\{}\n\t]/g, (c) => ESCAPES[c] ?? `\\${c}`)}"`;
export const printPlain = (value: unknown) => String(value);
export const printList = <T>(xs: readonly T[], print: (x: T) => string) => `[${xs.map((x) => print(x)).join(", ")}]`;
export const printSet = <T>(set: ReadonlySet<T>, print: (x: T) => string) => printList([...set], print);
export const printMap = <K, V>(map: ReadonlyMap<K, V>, printKey: (key: K) => string, printValue: (value: V) => string) =>
  map.size === 0 ? "[:]" : printList([...map], ([key, value]) => `${printKey(key)}: ${printValue(value)}`);
export const printOption = <T>(x: T | null, print: (x: T) => string) => (x === null ? "none" : print(x));
export const printResult = (r: any, ok: (x: any) => string, err: (x: any) => string) => ("ok" in r ? `ok(${ok(r.ok)})` : `err(${err(r.err)})`);

/** A value whose type is known only where it comes from. */
export function print(value: unknown): string {
  if (value === null) return "none";
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return printList(value, print);
  if (value instanceof Map) return printMap(value, print, print);
  if (value instanceof Set) return printSet(value, print);
  if (value instanceof Json) return encode(value);
  if (typeof value === "object") {
    return `{${Object.entries(value)
      .map(([name, inner]) => `${name}: ${print(inner)}`)
      .join(", ")}}`;
  }
  return String(value);
}
