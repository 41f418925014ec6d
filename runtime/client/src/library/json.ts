// `rxl/json`: Json. The fields of an object stand in order of their names, on both sides.

import { compareText, encode, Json, type Shape } from "rxl/client";

type Result<T, E> = { ok: T } | { err: E };

/** How deep a text may nest lists and objects. */
const DEEPEST = 127;

/** Whether the server can have it, too: no number is infinite, no character is half, nothing nests too deep. */
function isWithin(raw: unknown, depth = 0): boolean {
  if (typeof raw === "number") return Number.isFinite(raw);
  if (typeof raw === "string") return raw.isWellFormed?.() ?? true;
  if (typeof raw !== "object" || raw === null) return true;
  return depth < DEEPEST && Object.entries(raw).every(([name, inner]) => isWithin(name) && isWithin(inner, depth + 1));
}

export function jsonParse(text: string): Result<Json, string> {
  try {
    const raw: unknown = JSON.parse(text);
    if (isWithin(raw)) return { ok: new Json(raw) };
  } catch {
    // The words of browsers differ.
  }
  return { err: "the text is no JSON" };
}

/** Any data in the form of the wire. */
export const jsonOf = (value: unknown, shape?: Shape) => new Json(JSON.parse(encode(value, shape)));

const fieldsOf = (raw: object) => Object.entries(raw).sort(([a], [b]) => compareText(a, b));

function write(raw: unknown): string {
  if (Array.isArray(raw)) return `[${raw.map(write)}]`;
  if (typeof raw === "object" && raw !== null) return `{${fieldsOf(raw).map(([name, inner]) => `${write(name)}:${write(inner)}`)}}`;
  return typeof raw === "string" ? JSON.stringify(raw.toWellFormed?.() ?? raw) : String(raw);
}

export const jsonToText = (json: Json) => write(json.raw);
export const printJson = jsonToText;

const isObject = (raw: unknown): raw is Record<string, unknown> => typeof raw === "object" && raw !== null && !Array.isArray(raw);

export const jsonField = ({ raw }: Json, name: string) => (isObject(raw) && Object.hasOwn(raw, name) ? new Json(raw[name]) : null);
export const jsonAt = ({ raw }: Json, i: number) => (Array.isArray(raw) && i >= 0 && i < raw.length ? new Json(raw[i]) : null);
export const jsonAsText = ({ raw }: Json) => (typeof raw === "string" ? raw : null);
export const jsonAsInt = ({ raw }: Json) => (Number.isSafeInteger(raw) ? (raw as number) + 0 : null);
export const jsonAsFloat = ({ raw }: Json) => (typeof raw === "number" ? raw : null);
export const jsonAsBool = ({ raw }: Json) => (typeof raw === "boolean" ? raw : null);
export const jsonAsList = ({ raw }: Json) => (Array.isArray(raw) ? raw.map((item) => new Json(item)) : null);
export const jsonAsObject = ({ raw }: Json) => (isObject(raw) ? new Map(fieldsOf(raw).map(([name, inner]) => [name, new Json(inner)])) : null);

/** A variant of the enum Json: `jsonMake("Null")`, `jsonMake("Number", 1.5)`. */
export function jsonMake(variant: string, value: any = null): Json {
  if (variant === "List") return new Json(value.map((item: Json) => item.raw));
  if (variant === "Object") return new Json(Object.fromEntries([...value].map(([name, inner]: [string, Json]) => [name, inner.raw])));
  return jsonOf(value);
}

/** The variant that it is, in the form of other enums: for `match`. */
export function jsonVariant(json: Json): string | Record<string, [unknown]> {
  const { raw } = json;
  if (raw === null) return "Null";
  if (typeof raw === "object") return Array.isArray(raw) ? { List: [jsonAsList(json)] } : { Object: [jsonAsObject(json)] };
  if (typeof raw === "string") return { Text: [raw] };
  return typeof raw === "boolean" ? { Bool: [raw] } : { Number: [raw] };
}
