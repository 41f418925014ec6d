// The messages between page and server; lang-spec/protocol.md describes them.

import type { Change } from "./delta";
import type { Manifest } from "./manifest";

export const PROTOCOL_VERSION = 1;

export type Effect = [name: string, ...args: unknown[]];

/** The name of a field of a form, and what is wrong with it. */
export type FieldMessage = [name: string, message: string];

export interface FailureMessage {
  message: string;
  event: string;
  id: string;
  known: boolean;
  fields?: FieldMessage[];
}

/** What the server sends. */
export type ServerMessage =
  | ["welcome", { tab: string; upto: number; resumed: boolean; message_bytes: number }]
  | ["values", number, Record<string, unknown>, Record<string, FailureMessage>?]
  | ["changes", number, number, Change[], Effect[]?]
  | ["failed", number, number, FailureMessage]
  | ["resend", number]
  | ["error", string, string, number?]
  | ["gone"]
  | ["reload"]
  | ["update", Update]
  | ["problems", Problem[]]
  | ["pong"];

/** Newer modules for a page that runs, in development. */
export interface Update {
  base: string;
  stylesheet: string;
  manifest: Manifest;
}

/** A mistake in the program, in development. */
export interface Problem {
  code: string;
  severity: string;
  message: string;
  text?: string;
  file?: string;
  line?: number;
  column?: number;
}

export interface Hello {
  protocol: number;
  contract: string;
  tab: string;
  seen: number;
  sent: number;
  page: string;
  address: string;
}

/** Reads a message; `null` if it is none. */
export function read(text: string): ServerMessage | null {
  try {
    const message = JSON.parse(text);
    return Array.isArray(message) && typeof message[0] === "string" ? (message as ServerMessage) : null;
  } catch {
    return null;
  }
}
