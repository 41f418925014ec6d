// Types of values that come from outside of the program, and whether a value is one of them. In wire form, as in lang-spec/protocol.md.

/** A type as the compiler writes it. */
export type Datatype =
  | string
  | { list: Datatype }
  | { set: Datatype }
  | { option: Datatype }
  | { map: [Datatype, Datatype] }
  | { result: [Datatype, Datatype] }
  | { record: Record<string, Datatype> }
  | { variants: Record<string, Datatype[]> }
  | (() => Datatype);

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether there is this day: browsers read 2023-02-29 as the first of March. */
function isDay(text: string): boolean {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether a value in wire form is of this type. */
export function fits(value: unknown, type: Datatype): boolean {
  if (typeof type === "function") return fits(value, type());
  if (typeof type === "string") return isOf(value, type);
  if ("option" in type) return value === null || fits(value, type.option);
  if ("list" in type) return Array.isArray(value) && value.every((item) => fits(item, type.list));
  if ("set" in type) return Array.isArray(value) && value.every((item) => fits(item, type.set));
  if ("map" in type) return Array.isArray(value) && value.every((entry) => areFields(entry, type.map));
  if ("record" in type) {
    if (!isObject(value)) return false;
    const names = Object.keys(type.record);
    return Object.keys(value).length === names.length && names.every((name) => name in value && fits(value[name], type.record[name]!));
  }
  if ("variants" in type) {
    if (typeof value === "string") return type.variants[value]?.length === 0;
    const [name, fields] = single(value);
    return name !== null && areFields(fields, type.variants[name] ?? []) && (type.variants[name]?.length ?? 0) > 0;
  }
  const [kind, inner] = single(value);
  return (kind === "ok" && fits(inner, type.result[0])) || (kind === "err" && fits(inner, type.result[1]));
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case "Bool":
      return typeof value === "boolean";
    case "Int":
    case "DateTime":
    case "Duration":
      return Number.isSafeInteger(value);
    case "Float":
      return typeof value === "number" || value === "NaN" || value === "Infinity" || value === "-Infinity";
    case "Date":
      return typeof value === "string" && DATE.test(value) && isDay(value);
    case "Json":
      return value !== undefined;
    default:
      return typeof value === "string";
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function areFields(values: unknown, types: Datatype[]): boolean {
  return Array.isArray(values) && values.length === types.length && types.every((type, at) => fits(values[at], type));
}

/** The name and value of an object with one field. */
function single(value: unknown): [string, unknown] | [null, null] {
  const entries = isObject(value) ? Object.entries(value) : [];
  return entries.length === 1 ? entries[0]! : [null, null];
}
