// The tab's side of the session: numbers its events, keeps them until they are confirmed, applies what the server sends.

import { connectionStatus, connectionWaiting } from "./ambient";
import { apply, cellOf } from "./delta";
import { failedValue } from "./failure";
import { PROTOCOL_VERSION, read, type Effect, type FailureMessage, type Hello, type Problem, type Update } from "./protocol";
import { reload, takeUp } from "./reload";
import { sender, type Sender } from "./sender";
import { encode, type Shape } from "./shape";
import { Connection } from "./socket";
import { afterwards, areKnown, batch, change, forgetAll, receive } from "./store";

const TAB_KEY = "rxl-tab";
const ACK_EVERY = 32;
const ACK_AFTER_MS = 1000;
/** Of so many events that are under way the browser shows what they will do. */
const FORESEEN_AT_MOST = 200;

/** What the page does with what the session hears. */
export interface Page {
  shown(): { page: string; address: string };
  effect(effect: Effect): void;
  failed(failure: FailureMessage): void;
  problems(problems: Problem[]): void;
  update(update: Update): void;
  lost(events: number): void;
}

/** An event on its way. */
interface Open {
  /** What it does to the cells of the server, if the browser runs it as well. */
  foresee: (() => void) | undefined;
  sender: Sender | null;
}

interface Waiting extends Open {
  /** The number that it had before the page was loaded anew. */
  n?: number | undefined;
  name: string;
  /** Arguments as JSON. */
  args: string;
}

interface Pending extends Waiting {
  n: number;
  text: string;
}

let connection: Connection | null = null;
let page: Page;
let contract = "";
let tab = "";
let seen = 0;
let sent = 0;
/** Events up to this one were confirmed. */
let confirmed = 0;
let isWelcome = false;
/** Whether the page has numbered events, or been told from where on. */
let isNumbered = false;
let pending: Pending[] = [];
/** Events from before the first welcome, which wait for their numbers. */
let waiting: Waiting[] = [];
/** How many events the page has sent, and who waits until all of them up to one are handled. */
let issued = 0;
let handledListeners: { upto: number; done: () => void }[] = [];
let unacknowledged = 0;
let ackTimer: ReturnType<typeof setTimeout> | undefined;
const valueListeners = new Set<() => void>();

/** A new id of a tab: 128 random bits. */
function newTab() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The tab's id. A tab that the browser copied together with its storage takes a new one: the original holds the lock. */
async function ownTab(): Promise<string> {
  const known = sessionStorage.getItem(TAB_KEY);
  const take = (id: string) =>
    new Promise<boolean>((resolve) => {
      if (!navigator.locks) return resolve(true);
      void navigator.locks.request(`rxl-tab-${id}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise(() => {});
      });
    });
  if (known && (await take(known))) return known;
  const made = newTab();
  sessionStorage.setItem(TAB_KEY, made);
  await take(made);
  return made;
}

/** Connects. */
export async function start(hash: string, handlers: Page) {
  contract = hash;
  page = handlers;
  tab = await ownTab();
  const carried = takeUp();
  waiting.unshift(...carried.map((event) => ({ ...event, foresee: undefined, sender: null })));
  issued += carried.length;
  count();
  const url = new URL("/_rxl/socket", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  connection = new Connection(url.href, {
    opened: hello,
    received,
    closed(final) {
      isWelcome = false;
      connectionStatus.set(final ? "Gone" : "Offline");
    },
  });
}

function hello() {
  const message: Hello = { protocol: PROTOCOL_VERSION, contract, tab, seen, sent, ...page.shown() };
  connection?.send(JSON.stringify(["hello", message]));
}

/** Shows what optimistic events that are under way do to the cells of the server; the module of such events puts itself in. */
let showForeseen: (events: (() => void)[]) => void = () => {};

/** Says who shows what optimistic events do. */
export function onForesee(show: typeof showForeseen) {
  showForeseen = show;
}

function foreseeAll() {
  showForeseen([...pending, ...waiting].flatMap((event) => event.foresee ?? []));
}

/** Sends an event of the server; inside of a transaction once it has ended well. Arguments that hold options of Json have shapes. */
export function send(name: string, args: unknown[], shapes?: (Shape | null)[], foresee?: () => void) {
  const own = sender();
  afterwards(() => {
    const text = encode(args, shapes && { record: { ...shapes } as Record<string, any> });
    const event: Waiting = { name, args: text, foresee: pending.length < FORESEEN_AT_MOST ? foresee : undefined, sender: own };
    own?.begin();
    issued++;
    if (!isNumbered) waiting.push(event);
    else number(event);
    if (event.foresee) foreseeAll();
    count();
  });
}

function number(event: Waiting) {
  sent++;
  const text = `["event",${sent},${JSON.stringify(event.name)},${event.args}]`;
  pending.push({ ...event, n: sent, text });
  if (isWelcome) connection?.send(text);
}

/** Tells the server which page is shown. */
export function show(name: string, address: string) {
  if (isWelcome) connection?.send(JSON.stringify(["show", name, address]));
}

/** Counts what is not handled yet, and tells those for whom enough is. */
function count() {
  const open = pending.length + waiting.length;
  connectionWaiting.set(open);
  const handled = issued - open;
  const ready = handledListeners.filter((listener) => listener.upto <= handled);
  handledListeners = handledListeners.filter((listener) => listener.upto > handled);
  for (const listener of ready) listener.done();
}

/** Calls back once every event sent by now is handled. */
export function whenHandled(done: () => void) {
  handledListeners.push({ upto: issued, done });
  count();
}

/** Calls back once all of these cells have values. */
export function whenKnown(names: readonly string[], ready: () => void): () => void {
  const check = () => {
    if (!areKnown(names)) return;
    valueListeners.delete(check);
    ready();
  };
  valueListeners.add(check);
  check();
  return () => valueListeners.delete(check);
}

/** Events up to `upto` are handled, with what they have changed already in the cells; the last one has failed if there is a `failure`. */
function confirm(upto: number, failure?: FailureMessage) {
  confirmed = Math.max(confirmed, upto);
  const handled = pending.filter((event) => event.n <= upto);
  pending = pending.filter((event) => event.n > upto);
  foreseeAll();
  let isTold = false;
  for (const { n, sender } of handled) {
    if (n === upto && failure) isTold = sender?.failed(failure) ?? false;
    sender?.end();
  }
  if (failure && !isTold) page.failed(failure);
  count();
}

/** Numbers what waits. Of the events from before the page was loaded anew, those up to `upto` are handled; a server that has forgotten the tab handles none,
 *  unless they are all that the tab has ever sent. */
function numberAll(upto: number, resumed: boolean) {
  const first = waiting.find((event) => event.n !== undefined)?.n;
  const isForgotten = !resumed && first !== undefined && first > 1;
  if (isForgotten) lose(waiting.filter((event) => event.n !== undefined));
  const unsent = waiting.filter(({ n }) => n === undefined || (n > upto && !isForgotten));
  waiting = [];
  for (const event of unsent) number(event);
  count();
}

/** A machine that has failed may have lost what was confirmed last. What is not handled is sent as if it came after what is left. */
function forgetNumbers(upto: number) {
  waiting.unshift(...pending.splice(0).map((event) => ({ ...event, n: undefined })));
  sent = upto;
  confirmed = upto;
}

/** Tells that events will not be handled. */
function lose(events: Waiting[]) {
  for (const { sender } of events) {
    sender?.failed({ message: "", event: "", id: "lost", known: false });
    sender?.end();
  }
  if (events.length > 0) page.lost(events.length);
}

/** Loads the page anew, which goes on with what is not handled and with what is typed. */
function loadAnew() {
  reload([...pending, ...waiting].map(({ n, name, args }) => ({ n, name, args })));
}

/** Whether a numbered message is a new one. One behind a gap comes again after a reconnect. */
function isNext(seq: number) {
  if (seq <= seen) return false;
  if (seq > seen + 1 && seen > 0) {
    connection?.restart();
    return false;
  }
  seen = seq;
  unacknowledged++;
  if (unacknowledged >= ACK_EVERY) acknowledge();
  else ackTimer ??= setTimeout(acknowledge, ACK_AFTER_MS);
  return true;
}

function acknowledge() {
  clearTimeout(ackTimer);
  ackTimer = undefined;
  unacknowledged = 0;
  connection?.send(`["ack",${seen}]`);
}

function received(text: string) {
  const message = read(text);
  if (!message) return;
  switch (message[0]) {
    case "welcome": {
      const { upto, resumed } = message[1];
      if (!isNumbered) sent = Math.max(sent, upto);
      else if (resumed && upto < confirmed) forgetNumbers(upto);
      if (!resumed) seen = 0;
      isNumbered = true;
      isWelcome = true;
      confirm(upto);
      for (const event of pending) connection?.send(event.text);
      numberAll(upto, resumed);
      connectionStatus.set("Online");
      // Told anew behind this, if there are any.
      page.problems([]);
      break;
    }
    case "values": {
      // After a gap that the server could not fill, values take its place whatever their number.
      if (message[1] > seen) {
        seen = message[1];
        unacknowledged++;
        ackTimer ??= setTimeout(acknowledge, ACK_AFTER_MS);
        const [, , values, failures = {}] = message;
        batch(() => {
          for (const [name, value] of Object.entries(values)) receive(name, value);
          for (const [name, failure] of Object.entries(failures)) receive(name, failedValue(failure));
          foreseeAll();
        });
        for (const listener of [...valueListeners]) listener();
      }
      break;
    }
    case "changes": {
      const [, seq, upto, changes, effects] = message;
      if (!isNext(seq)) break;
      batch(() => {
        try {
          for (const entry of changes) change(cellOf(entry), (value, shape) => apply(value, entry, shape));
        } catch (error) {
          // Page and server disagree: begin anew with whole values.
          console.error(error);
          loadAnew();
        }
        confirm(upto);
      });
      for (const effect of effects ?? []) page.effect(effect);
      break;
    }
    case "failed": {
      const [, seq, upto, failure] = message;
      if (!isNext(seq)) break;
      batch(() => confirm(upto, failure));
      break;
    }
    case "resend":
      for (const event of pending) if (event.n >= message[1]) connection?.send(event.text);
      break;
    case "error": {
      console.error(`the server could not understand a message: ${message[1]}: ${message[2]}`);
      const n = message[3];
      const event = pending.find((event) => event.n === n);
      if (event) {
        event.text = `["skip",${n}]`;
        connection?.send(event.text);
        const failure = { message: "", event: "", id: message[1], known: false };
        if (!event.sender?.failed(failure)) page.failed(failure);
      }
      break;
    }
    case "gone": {
      const events = pending;
      pending = [];
      // All that the tab has ever sent can begin anew; what builds on something that the server has forgotten cannot.
      if (events[0]?.n === 1) waiting.unshift(...events.map((event) => ({ ...event, n: undefined })));
      else lose(events);
      foreseeAll();
      seen = 0;
      sent = 0;
      confirmed = 0;
      isNumbered = false;
      forgetAll();
      count();
      hello();
      break;
    }
    case "reload":
      loadAnew();
      break;
    case "update":
      page.update(message[1]);
      break;
    case "problems":
      page.problems(message[1]);
      break;
    case "pong":
      break;
  }
}
