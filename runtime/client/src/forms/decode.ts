// From the controls of a form to the value that its handler takes.

import { parse, WRONG } from "../elements/value";

/** A field of the record that a form hands over. */
export interface Field {
  /** `"Int"`, `"Date?"`, …; of a list or set that of its items. */
  type: string;
  /** The variants, if that is an enum. */
  variants?: readonly string[];
  /** Several controls of one name fill a list or a set. */
  many?: "list" | "set";
  /** Its default. */
  start?: () => unknown;
}

/** The fields of a record, or `"data"` for a map of whatever there is. */
export type Fields = "data" | Record<string, Field>;

const NEEDED = "Please fill this in.";
const MESSAGES: Record<string, string> = {
  Int: "This is not a whole number.",
  Float: "This is not a number.",
  Date: "This is not a date.",
  DateTime: "This is not a date with a time.",
};

class Wrong {
  constructor(readonly message: string) {}
}

function one(text: string, { type, variants }: Field): unknown {
  const value = parse(text, type, variants);
  return value === WRONG ? new Wrong(MESSAGES[type.replace("?", "")] ?? "This cannot be chosen.") : value;
}

/** The value of a field, from the texts of its controls. */
function read(texts: string[], field: Field): unknown {
  const { type, many, start } = field;
  if (many) {
    const items = texts.filter((text) => text !== "" || type === "Text").map((text) => one(text, field));
    return items.find((item) => item instanceof Wrong) ?? (many === "set" ? new Set(items) : items);
  }
  // Only what is ticked is there, with `on` or a text of its own.
  if (type === "Bool") return texts.length > 0 && texts[0] !== "false";
  const text = texts[0];
  if (text === undefined || (text === "" && type !== "Text")) {
    if (type.endsWith("?")) return null;
    if (start) return start();
    return type === "Text" ? "" : new Wrong(NEEDED);
  }
  return one(text, field);
}

/** What a form hands over, or what is wrong with its fields. */
export function decode(data: FormData, fields: Fields): { value: unknown } | { errors: [string, string][] } {
  const textsOf = (name: string) => data.getAll(name).filter((entry) => typeof entry === "string");
  if (fields === "data") return { value: new Map([...data.keys()].map((name) => [name, textsOf(name)])) };
  const errors: [string, string][] = [];
  const value: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const found = read(textsOf(name), field);
    if (found instanceof Wrong) errors.push([name, found.message]);
    else value[name] = found;
  }
  return errors.length > 0 ? { errors } : { value };
}
