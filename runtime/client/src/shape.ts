// Values that look different on the wire and in the browser: Floats that JSON cannot write.

/** Where in a type such values are. Types without any have no shape. */
export type Shape =
  | "float"
  | { list: Shape }
  | { option: Shape }
  | { set: Shape | null }
  | { map: [Shape | null, Shape | null] }
  | { result: [Shape | null, Shape | null] }
  | { record: Record<string, Shape> }
  | { variants: Record<string, (Shape | null)[]> }
  | (() => Shape);

const SPECIAL: Record<string, number> = { NaN, Infinity, "-Infinity": -Infinity };

/** A value of the wire as browser code has it. */
export function decode(value: any, shape: Shape | null | undefined): any {
  if (!shape || value === null || value === undefined) return value;
  if (typeof shape === "function") return decode(value, shape());
  if (shape === "float") return typeof value === "string" ? SPECIAL[value] : value;
  if ("list" in shape) return value.map((item: unknown) => decode(item, shape.list));
  if ("option" in shape) return decode(value, shape.option);
  if ("record" in shape) {
    const copy = { ...value };
    for (const [name, inner] of Object.entries(shape.record)) copy[name] = decode(copy[name], inner);
    return copy;
  }
  if ("variants" in shape && typeof value === "object") {
    const [name, fields] = Object.entries(value)[0] as [string, unknown[]];
    const shapes = shape.variants[name];
    return shapes ? { [name]: fields.map((field, at) => decode(field, shapes[at])) } : value;
  }
  return value;
}

/** The shape of what a step leads to. */
export function shapeAt(shape: Shape | undefined, step: string | number): Shape | undefined {
  if (!shape || shape === "float") return undefined;
  if (typeof shape === "function") return shapeAt(shape(), step);
  if ("list" in shape) return shape.list;
  if ("option" in shape) return shapeAt(shape.option, step);
  if ("record" in shape) return shape.record[step as string];
  return undefined;
}

/** A value of browser code as JSON: the Floats that JSON cannot write as texts, the negative zero as it is. */
export function encode(value: unknown): string {
  switch (typeof value) {
    case "number":
      if (!Number.isFinite(value)) return `"${value}"`;
      return Object.is(value, -0) ? "-0" : String(value);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${value.map(encode).join(",")}]`;
      return `{${Object.entries(value)
        .map(([name, inner]) => `${JSON.stringify(name)}:${encode(inner)}`)
        .join(",")}}`;
    case "string":
      return JSON.stringify(value.toWellFormed?.() ?? value);
    default:
      return JSON.stringify(value ?? null);
  }
}
