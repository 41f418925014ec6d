// Values that are equal in part: the parts that are equal become the same, so that nobody renders for them.

type Row = { id?: unknown };

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** `next`, with all parts of `old` in it that it equals. Rows of a list are looked up by their `id`, or stand at their place. */
export function share(old: unknown, next: unknown): unknown {
  if (Object.is(old, next)) return old;
  if (Array.isArray(old) && Array.isArray(next)) return shareList(old, next);
  if (old instanceof Map && next instanceof Map) {
    const shared = new Map([...next].map(([key, value]) => [key, share(old.get(key), value)]));
    const keys = [...old.keys()];
    const isSame = keys.length === shared.size && [...shared].every(([key, value], at) => keys[at] === key && old.get(key) === value);
    return isSame ? old : shared;
  }
  if (old instanceof Set && next instanceof Set) {
    const items = [...old];
    return old.size === next.size && [...next].every((item, at) => items[at] === item) ? old : next;
  }
  if (isPlain(old) && isPlain(next)) {
    const names = Object.keys(next);
    const shared: Record<string, unknown> = {};
    for (const name of names) shared[name] = share(old[name], next[name]);
    return names.length === Object.keys(old).length && names.every((name) => name in old && old[name] === shared[name]) ? old : shared;
  }
  return next;
}

function shareList(old: unknown[], next: unknown[]): unknown[] {
  const known = new Set(old);
  let byId: Map<unknown, unknown> | null = null;
  const shared = next.map((item, at) => {
    if (known.has(item)) return item;
    if (!isPlain(item) || !("id" in item)) return share(old[at], item);
    byId ??= new Map(old.map((row) => [(row as Row | null)?.id, row]));
    return share(byId.get(item.id), item);
  });
  return shared.length === old.length && shared.every((item, at) => Object.is(item, old[at])) ? old : shared;
}
