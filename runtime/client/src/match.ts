// Which page an address shows: the same rules as on the server. Static parts win over parameters, these over the rest.

import type { Manifest, PageEntry, Param, ParamType } from "./manifest";

export interface Match {
  page: PageEntry;
  params: Record<string, unknown>;
}

const WRONG = Symbol("does not decode");

function decodeText(text: string, type: ParamType): unknown {
  if (typeof type === "object") {
    if ("enum" in type) return type.enum.includes(text) ? text : WRONG;
    if ("option" in type) return decodeText(text, type.option);
    return WRONG;
  }
  if (type === "Text") return text;
  if (type === "Bool") return text === "true" ? true : text === "false" ? false : WRONG;
  if (type === "Int") {
    const value = Number(text);
    return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(value) ? value + 0 : WRONG;
  }
  return text;
}

function decodeQuery(values: string[], param: Param): unknown {
  const { type } = param;
  if (typeof type === "object" && "list" in type) return values.length === 0 ? (param.default ?? []) : values.map((value) => decodeText(value, type.list));
  if (values.length === 0) return param.default ?? null;
  return decodeText(values[0]!, type);
}

/** How well a part fits: static before parameter before rest. */
function rank(page: PageEntry): string {
  return (page.path ?? []).map((part) => (typeof part === "string" ? "0" : "param" in part ? "1" : "2")).join("");
}

function fit(page: PageEntry, parts: string[], query: URLSearchParams): Record<string, unknown> | null {
  const path = page.path;
  if (!path) return null;
  const params: Record<string, unknown> = {};
  const typeOf = (name: string) => page.params?.find((param) => param.name === name);
  let at = 0;
  for (const part of path) {
    if (typeof part === "object" && "rest" in part) {
      params[part.rest] = parts.slice(at);
      at = parts.length;
      continue;
    }
    const text = parts[at++];
    if (text === undefined) return null;
    if (typeof part === "string") {
      if (part !== text) return null;
      continue;
    }
    const value = decodeText(text, typeOf(part.param)?.type ?? "Text");
    if (value === WRONG) return null;
    params[part.param] = value;
  }
  if (at !== parts.length) return null;
  for (const name of page.query ?? []) {
    const param = typeOf(name);
    if (!param) continue;
    const value = decodeQuery(query.getAll(name), param);
    if (value === WRONG || (Array.isArray(value) && value.includes(WRONG))) return null;
    params[name] = value;
  }
  return params;
}

/** The page of an address with its parameters; the page for 404, or `null`, where none fits. */
export function match(manifest: Manifest, address: string): Match | null {
  const url = new URL(address, "http://page");
  let parts: string[];
  try {
    parts = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    parts = ["\u0000"];
  }
  const found = manifest.pages
    .map((page) => ({ page, params: fit(page, parts, url.searchParams) }))
    .filter((candidate): candidate is Match => candidate.params !== null)
    .sort((a, b) => (rank(a.page) < rank(b.page) ? -1 : 1))[0];
  if (found) return found;
  const lost = manifest.pages.find((page) => page.status === 404 || !page.path);
  return lost ? { page: lost, params: {} } : null;
}
