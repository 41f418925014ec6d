// What a page hands on to itself when it loads itself anew: events that are not handled yet, and what is typed but not sent. It lies in sessionStorage, which
// belongs to the tab alone, for as long as the loading takes.

const KEY = "rxl-reload";
/** What is not on the page by then is not coming back. */
const PATIENCE_MS = 10_000;

/** An event, with its number if it had one. */
export interface Carried {
  n: number | undefined;
  name: string;
  /** Arguments as JSON. */
  args: string;
}

/** A text, and where it stood. */
interface Typed {
  tag: string;
  id: string;
  name: string;
  /** Among the fields of the page. */
  at: number;
  text: string;
}

interface Kept {
  path: string;
  events: Carried[];
  typed: Typed[];
}

type Field = HTMLInputElement | HTMLTextAreaElement;

const NOT_TYPED = ["button", "checkbox", "color", "file", "hidden", "image", "password", "radio", "range", "reset", "submit"];

/** Fields that somebody has typed in. */
const touched = new WeakSet<EventTarget>();

function fields(): Field[] {
  const all = [...document.querySelectorAll<Field>("input, textarea")];
  return all.filter((field) => !NOT_TYPED.includes(field.type));
}

/** Loads the page anew; it then goes on with these events, and with what stands in its fields. Passwords are not kept. */
export function reload(events: Carried[]) {
  const typed = fields().flatMap((field, at): Typed[] => {
    const { tagName: tag, id, name, value: text } = field;
    return touched.has(field) ? [{ tag, id, name, at, text }] : [];
  });
  const kept: Kept = { path: location.pathname, events, typed };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // The browser allows no storage here.
  }
  location.reload();
}

/** After loading: gives the events, and puts what was typed back as soon as its fields are there. */
export function takeUp(): Carried[] {
  addEventListener("input", ({ target }) => target && touched.add(target), true);
  const text = sessionStorage.getItem(KEY);
  if (text === null) return [];
  sessionStorage.removeItem(KEY);
  const { path, events, typed } = JSON.parse(text) as Kept;
  if (typed.length > 0 && path === location.pathname) putBack(typed);
  return events;
}

function putBack(typed: Typed[]) {
  let missing = typed;
  const look = () => {
    const found = fields();
    missing = missing.filter((one) => {
      const field = found.find((field, at) => isPlaceOf(one, field, at));
      if (field) type(field, one.text);
      return !field;
    });
    if (missing.length === 0) stop();
  };
  const watch = new MutationObserver(look);
  const timer = setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    watch.disconnect();
    clearTimeout(timer);
  };
  watch.observe(document.body, { childList: true, subtree: true });
  look();
}

function isPlaceOf({ tag, id, name, at }: Typed, field: Field, place: number) {
  if (field.tagName !== tag) return false;
  if (id || field.id) return field.id === id;
  return field.name === name && (name !== "" || place === at);
}

/** As if it were typed, so that whoever listens to the field hears of it. */
function type(field: Field, text: string) {
  if (field.value === text) return;
  const own = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(own.prototype, "value")!.set!.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
