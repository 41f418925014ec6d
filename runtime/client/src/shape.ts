// Values that look different on the wire and in the browser: Floats that JSON cannot write, maps, sets, Json.

import { compareText } from "./equal";
import { Json } from "./json";

/** Where in a type such values are. Types without any have no shape. */
export type Shape =
  | "float"
  | "json"
  | { list: Shape }
  | { option: Shape }
  | { set: Shape | null }
  | { map: [Shape | null, Shape | null] }
  | { result: [Shape | null, Shape | null] }
  | { record: Record<string, Shape> }
  | { variants: Record<string, (Shape | null)[]> }
  | (() => Shape);

type Maybe = Shape | null | undefined;

const SPECIAL: Record<string, number> = { NaN, Infinity, "-Infinity": -Infinity };

/** A value of the wire as browser code has it. */
export function decode(value: any, shape: Maybe): any {
  if (!shape || value === undefined) return value;
  if (typeof shape === "function") return decode(value, shape());
  if (shape === "json") return new Json(value);
  if (value === null) return value;
  if (shape === "float") return typeof value === "string" ? SPECIAL[value] : value;
  // An option of Json is a list, so that `none` is not Null.
  if ("option" in shape) return decode(shape.option === "json" ? value[0] : value, shape.option);
  if ("list" in shape) return value.map((item: unknown) => decode(item, shape.list));
  if ("set" in shape) return new Set(value.map((item: unknown) => decode(item, shape.set)));
  if ("map" in shape) return new Map(value.map((entry: [unknown, unknown]) => decodeAll(entry, shape.map)));
  if ("record" in shape) {
    const copy = { ...value };
    for (const [name, inner] of Object.entries(shape.record)) copy[name] = decode(copy[name], inner);
    return copy;
  }
  if (typeof value === "string") return value;
  const [name, inner] = Object.entries(value)[0] as [string, any];
  if ("result" in shape) return { [name]: decode(inner, shapeAt(shape, name)) };
  return { [name]: decodeAll(inner, shape.variants[name] ?? []) };
}

const decodeAll = (values: unknown[], shapes: Maybe[]) => values.map((value, at) => decode(value, shapes[at]));

/** The shape of what a step of a path leads to. */
export function shapeAt(shape: Maybe, step: unknown): Maybe {
  if (typeof shape === "function") return shapeAt(shape(), step);
  if (!shape || typeof shape === "string") return null;
  if ("list" in shape) return shape.list;
  if ("option" in shape) return shapeAt(shape.option, step);
  if ("set" in shape) return shape.set;
  if ("map" in shape) return shape.map[1];
  if ("result" in shape) return shape.result[step === "ok" ? 0 : 1];
  if ("record" in shape) return shape.record[step as string];
  // The next step is the index of a field, as if the fields were those of a record.
  const fields = shape.variants[step as string];
  return fields && { record: { ...fields } as Record<string, any> };
}

/** The fields of an object stand in order of their names, as on the server. */
function encodeJson(raw: unknown): string {
  if (Array.isArray(raw)) return `[${raw.map(encodeJson)}]`;
  if (typeof raw !== "object" || raw === null) return encode(raw);
  const fields = Object.entries(raw).sort(([a], [b]) => compareText(a, b));
  return `{${fields.map(([name, inner]) => `${encode(name)}:${encodeJson(inner)}`)}}`;
}

/** A value of browser code as JSON; the shape matters only to options of Json. */
export function encode(value: any, shape?: Maybe): string {
  switch (typeof value) {
    case "number":
      if (!Number.isFinite(value)) return `"${value}"`;
      return Object.is(value, -0) ? "-0" : String(value);
    case "string":
      return JSON.stringify(value.toWellFormed?.() ?? value);
    case "object": {
      if (value === null) return "null";
      if (value instanceof Json) return typeof shape === "object" && shape && "option" in shape ? `[${encodeJson(value.raw)}]` : encodeJson(value.raw);
      const inner = (item: unknown, step: unknown) => encode(item, shape && shapeAt(shape, step));
      if (value instanceof Map) value = [...value].map(([key, item]) => `[${encode(key)},${inner(item, 0)}]`);
      else if (Array.isArray(value) || value instanceof Set) value = Array.from(value, inner);
      else return `{${Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}:${inner(item, name)}`)}}`;
      return `[${value}]`;
    }
    default:
      return JSON.stringify(value ?? null);
  }
}
