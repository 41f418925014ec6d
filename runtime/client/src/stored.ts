// `rxl/stored`: vars of client states that outlive the page: in localStorage, sessionStorage or a cookie. What cannot be read as the var's type is not taken.

import { fits, type Datatype } from "./datatype";
import { clientVar, decode, encode, type Shape, type WritableCell } from "rxl/client";

/** Where and how a var is kept. */
export interface StoredOptions {
  in: "local" | "session" | "cookie";
  name: string;
  /** `local`: whether this tab takes over what others set. */
  follow?: boolean;
  /** `cookie`: in milliseconds; without it the cookie ends with the browser. */
  maxAge?: number;
  sameSite?: "Lax" | "Strict" | "None";
  path?: string;
}

/** A store of texts. One that the browser refuses keeps nothing. */
interface Store {
  read(): string | null;
  write(text: string): void;
}

function storeOf(options: StoredOptions): Store {
  if (options.in === "cookie") return cookie(options);
  const storage = () => (options.in === "local" ? localStorage : sessionStorage);
  return {
    read: () => storage().getItem(options.name),
    write: (text) => storage().setItem(options.name, text),
  };
}

function cookie({ name, maxAge, sameSite = "Lax", path = "/" }: StoredOptions): Store {
  const key = `${encodeURIComponent(name)}=`;
  return {
    read() {
      const found = document.cookie.split("; ").find((entry) => entry.startsWith(key));
      return found === undefined ? null : decodeURIComponent(found.slice(key.length));
    },
    write(text) {
      const age = maxAge === undefined ? "" : `; Max-Age=${Math.floor(maxAge / 1000)}`;
      const secure = location.protocol === "https:" ? "; Secure" : "";
      document.cookie = `${key}${encodeURIComponent(text)}; Path=${path}; SameSite=${sameSite}${age}${secure}`;
    },
  };
}

/** A var of a client state that the browser keeps. */
export function storedVar<T>(options: StoredOptions, type: Datatype, start: () => T, shape?: Shape): WritableCell<T> {
  const store = storeOf(options);
  /** What the store holds, as far as this page knows. */
  let kept: string | null = null;
  const taken = (text: string | null): { value: T } | null => {
    try {
      const value: unknown = text === null ? undefined : JSON.parse(text);
      return value !== undefined && fits(value, type) ? { value: decode(value, shape) } : null;
    } catch {
      return null;
    }
  };
  const cell = clientVar(start, () => {
    try {
      kept = store.read();
    } catch {
      // The browser allows no storage here.
    }
    return taken(kept);
  });
  // Told at the end of a transaction, so one that fails stores nothing.
  cell.subscribe(() => {
    const text = encode(cell.get(), shape);
    if (text === kept) return;
    kept = text;
    try {
      store.write(text);
    } catch (error) {
      console.warn(`${options.name} could not be stored: ${error}`);
    }
  });
  if (options.in === "local" && options.follow) {
    addEventListener("storage", (event) => {
      if (event.storageArea !== localStorage || event.key !== options.name) return;
      const found = taken(event.newValue);
      if (!found) return;
      kept = event.newValue;
      cell.set(found.value);
    });
  }
  return cell;
}
