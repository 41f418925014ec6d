// Addresses of pages, made from their parameters.

type Value = string | number | boolean | null | readonly (string | number | boolean)[];

const encode = (value: unknown) => encodeURIComponent(String(value)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The address with these parts, and with the query parameters that differ from their defaults. */
export function address(segments: readonly (string | number | boolean | readonly string[])[], query: Record<string, [Value, Value]> = {}): string {
  const path = segments.flat().map((part) => `/${encode(part)}`).join("") || "/";
  const pairs: string[] = [];
  for (const [name, [value, standard]] of Object.entries(query)) {
    if (value === null || JSON.stringify(value) === JSON.stringify(standard)) continue;
    for (const item of Array.isArray(value) ? value : [value]) pairs.push(`${name}=${encode(item)}`);
  }
  return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
}
