// What the compiler says about pages; it stands in the first HTML.

export type Segment = string | { param: string } | { rest: string };
export type ParamType = string | { enum: string[] } | { list: ParamType } | { option: ParamType };

export interface Param {
  name: string;
  type: ParamType;
  default?: unknown;
}

export interface PageEntry {
  name: string;
  path?: Segment[];
  status?: number;
  query?: string[];
  params?: Param[];
  module: string;
  receives?: string[];
}

export interface Manifest {
  app: string;
  contract: string;
  pages: PageEntry[];
  /** Events of client states that the server calls, with the modules that declare them. */
  calls?: Record<string, string>;
  /** The address of a stylesheet behind the app's own. */
  stylesheet?: string;
  /** The event of a client state that is told of failures. */
  onError?: string;
  /** The component that is shown while the connection is away: its module, and its name there. */
  overlay?: { module: string; name: string };
}

/** The manifest, and where the app's modules are. */
export function readManifest(): { manifest: Manifest; base: string } {
  const element = document.getElementById("rxl-manifest")!;
  return { manifest: JSON.parse(element.textContent!), base: element.dataset.base ?? "/" };
}
