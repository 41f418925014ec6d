// Pages: which one is shown, and how one goes from one to another without a reload.

import { createElement, Fragment, useEffect, useLayoutEffect, useSyncExternalStore, type ComponentType, type ReactNode } from "react";
import { pageLoading, shownAddress } from "./ambient";
import { ErrorBoundary } from "./error_boundary";
import { flushPending } from "./hooks";
import type { Manifest, PageEntry } from "./manifest";
import { match } from "./match";
import type { Update } from "./protocol";
import { show, whenHandled, whenKnown } from "./session";

type Params = Record<string, unknown>;

/** What a page's module exports. */
export interface PageDefinition {
  component: ComponentType<any>;
  title?: (params: any) => string;
  description?: (params: any) => string;
  image?: (params: any) => string;
  robots?: (params: any) => string;
  layout?: ComponentType<{ children?: ReactNode }>;
  onLoad?: (params: any) => void;
}

export const definePage = (definition: PageDefinition) => definition;

/** What is on the screen. */
interface Shown {
  address: string;
  entry: PageEntry | null;
  definition: PageDefinition | null;
  params: Params;
  /** Grows with each navigation. */
  visit: number;
}

let manifest: Manifest;
let base = "/";
let shown: Shown | null = null;
/** The address that is wanted; its page may still be on the way. */
let wanted = "";
let visits = 0;
const listeners = new Set<() => void>();
const modules = new Map<string, Promise<PageDefinition>>();

const here = () => location.pathname + location.search;

function load(entry: PageEntry): Promise<PageDefinition> {
  let module = modules.get(entry.module);
  if (!module) {
    module = import(/* @vite-ignore */ base + entry.module).then((loaded) => loaded.default);
    module.catch(() => modules.delete(entry.module));
    modules.set(entry.module, module);
  }
  return module;
}

/** Loads the module that declares an event which the server calls. */
export async function loadDeclaring(event: string) {
  const module = manifest.calls?.[event];
  if (module === undefined) throw new Error(`no module declares ${event}`);
  await import(/* @vite-ignore */ base + module);
}

/** The event of a client state that is told of failures, if the program has one. */
export const errorEvent = () => manifest.onError;

/** The program's own view of a connection that is away. It is loaded while there is one. */
export async function loadOverlay(): Promise<ComponentType | undefined> {
  const { overlay } = manifest;
  if (!overlay) return undefined;
  const module = await import(/* @vite-ignore */ base + overlay.module);
  return module[overlay.name];
}

/** Begins: what the first HTML says, and the page of the address. */
export function startRouter(from: Manifest, folder: string) {
  manifest = from;
  base = folder;
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => void arrive(here(), readScroll()));
  addEventListener("pagehide", saveScroll);
  void arrive(here(), readScroll(), true);
}

/** The page that the tab shows, as the server wants to know it. */
export function current() {
  const address = wanted || here();
  return { page: match(manifest, address)?.page.name ?? "", address };
}

const scrollKey = () => `rxl-scroll-${history.state?.rxl ?? "start"}`;
const saveScroll = () => sessionStorage.setItem(scrollKey(), JSON.stringify([scrollX, scrollY]));
const readScroll = (): [number, number] => JSON.parse(sessionStorage.getItem(scrollKey()) ?? "[0,0]");

/** Goes to an address of the app; to others the browser goes by itself. */
export function navigate(address: string, replace = false) {
  const url = new URL(address, location.href);
  const target = url.pathname + url.search;
  // What is no page of the app may be something else that the server has.
  if (url.origin !== location.origin || !match(manifest, target)) {
    flushPending();
    if (replace) location.replace(url);
    else location.assign(url);
    return;
  }
  flushPending();
  if (target === here() && url.hash) {
    location.hash = url.hash;
    return;
  }
  saveScroll();
  const state = { rxl: crypto.randomUUID() };
  if (replace) history.replaceState(state, "", target + url.hash);
  else history.pushState(state, "", target + url.hash);
  void arrive(target, url.hash ? null : [0, 0]);
}

/** Loads what is needed for an address ahead of time. */
export function prefetch(address: string) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) return;
  const found = match(manifest, url.pathname + url.search);
  if (found) void load(found.page).catch(() => {});
}

async function arrive(address: string, scroll: [number, number] | null, isFirst = false) {
  wanted = address;
  const visit = ++visits;
  const found = match(manifest, address);
  if (!isFirst) show(found?.page.name ?? "", address);
  const put = (definition: PageDefinition | null) => {
    // Another navigation may have begun meanwhile.
    if (visit !== visits) return;
    shownAddress.set(address);
    pageLoading.set(definition?.onLoad !== undefined);
    shown = { address, entry: found?.page ?? null, definition, params: found?.params ?? {}, visit };
    for (const listener of [...listeners]) listener();
    requestAnimationFrame(() => {
      if (scroll) scrollTo(...scroll);
      else document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    });
  };
  if (!found) return put(null);
  let definition: PageDefinition;
  try {
    definition = await load(found.page);
  } catch {
    // The modules of an older build are gone: the address itself brings the new ones.
    if (!isFirst) location.assign(address);
    return;
  }
  whenKnown(found.page.receives ?? [], () => put(definition));
}

/** Takes newer modules for the page that is shown, which keeps its state; in development. */
export async function update({ manifest: newer, base: folder, stylesheet }: Update) {
  manifest = newer;
  base = folder;
  modules.clear();
  const visit = visits;
  const address = wanted;
  const found = match(manifest, address);
  try {
    const [definition, { showNewer }, retire] = await Promise.all([found && load(found.page), import("rxl/hot"), restyle([stylesheet, newer.stylesheet])]);
    // A navigation that has begun meanwhile loads what is newer by itself.
    if (visit !== visits) {
      showNewer();
      return retire();
    }
    show(found?.page.name ?? "", address);
    whenKnown(found?.page.receives ?? [], () => {
      shown = { address, entry: found?.page ?? null, definition, params: found?.params ?? {}, visit };
      for (const listener of [...listeners]) listener();
      showNewer();
      retire();
    });
  } catch (error) {
    console.error(error);
    location.reload();
  }
}

/** Adds other stylesheets, and gives what takes the present ones away: not before what they styled has gone, or the page would shrink and lose its place. */
async function restyle(wanted: (string | undefined)[]): Promise<() => void> {
  const addresses = wanted.filter((address) => address);
  const old = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  if (old.map((link) => link.getAttribute("href")).join() === addresses.join()) return () => {};
  const loaded = addresses.map((address) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address!;
    return new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = reject;
      document.head.append(link);
    });
  });
  await Promise.all(loaded);
  return () => requestAnimationFrame(() => old.forEach((link) => link.remove()));
}

function useShown(): Shown | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** The address shown, for what depends on it. */
export function useAddress(): string {
  return useShown()?.address ?? here();
}

/** The page, in its layout. */
export function Router(): ReactNode {
  const now = useShown();
  if (!now) return null;
  if (!now.definition) return <NotFound />;
  const { layout: Layout = Fragment, component: Page, onLoad } = now.definition;
  const page = now.entry?.name;
  return (
    <>
      <ErrorBoundary fallback={() => null}>
        <Title definition={now.definition} params={now.params} key={page} />
      </ErrorBoundary>
      <ErrorBoundary>
        <Layout>
          <ErrorBoundary key={page}>{createElement(Page, now.params)}</ErrorBoundary>
        </Layout>
      </ErrorBoundary>
      {onLoad && <OnLoad key={page} call={onLoad} params={now.params} />}
      <Announcer visit={now.visit} />
    </>
  );
}

function OnLoad({ call, params }: { call: (params: Params) => void; params: Params }) {
  const key = JSON.stringify(params);
  useEffect(() => {
    pageLoading.set(true);
    call(params);
    let isLast = true;
    whenHandled(() => isLast && pageLoading.set(false));
    return () => {
      isLast = false;
    };
  }, [key]);
  return null;
}

function Title({ definition, params }: { definition: PageDefinition; params: Params }) {
  const title = definition.title?.(params) ?? manifest.app;
  const description = definition.description?.(params);
  useLayoutEffect(() => {
    document.title = title;
  }, [title]);
  const image = definition.image?.(params);
  const robots = definition.robots?.(params);
  return (
    <>
      {description !== undefined && <meta name="description" content={description} />}
      {image !== undefined && <meta property="og:image" content={new URL(image, location.href).href} />}
      {robots !== undefined && <meta name="robots" content={robots} />}
    </>
  );
}

/** Says to assistive technology that another page is shown. */
function Announcer({ visit }: { visit: number }) {
  return (
    <div className="rxl-announcer" aria-live="polite" role="status">
      {visit > 1 ? document.title : ""}
    </div>
  );
}

/** The built-in page for addresses without one. */
function NotFound() {
  useLayoutEffect(() => {
    document.title = "404";
  }, []);
  return (
    <main className="rxl-not-found">
      <h1>404</h1>
      <p>There is no page at this address.</p>
    </main>
  );
}
