// What goes wrong in a program: it ends the event or handler, and undoes it.

import type { FailureMessage, FieldMessage } from "./protocol";

/** A failure. The user sees the message if it is `known`. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly known = false,
    readonly event = "",
    readonly id = "",
    /** What is wrong with fields of the form that was sent. */
    readonly fields: FieldMessage[] = [],
  ) {
    super(message);
  }
}

/** A failure in the place of a value. */
export class Failed {
  constructor(readonly error: unknown) {}
}

/** Ends the event with this message. */
export function fail(text: string): never {
  throw new Failure(text, true);
}

/** Ends the event with a message for a field of the form that was sent. */
export function failField(name: string, text: string): never {
  throw new Failure(text, true, "", "", [[name, text]]);
}

/** Fails as an operation of the language does, with the words of the server. */
export function failUnknown(message: string): never {
  throw new Failure(message);
}

/** A failure as the record that programs see. */
export function failureRecord(error: unknown) {
  const failure = error instanceof Failure ? error : new Failure(String(error));
  return { message: failure.message, event: failure.event, id: failure.id, known: failure.known };
}

/** A value of the server that has failed there. */
export function failedValue({ message, event, id, known }: FailureMessage) {
  return new Failed(new Failure(message, known, event, id));
}

/** A failure as the server tells of one. */
export function messageOf(error: unknown): FailureMessage {
  const record = failureRecord(error);
  return error instanceof Failure && error.fields.length > 0 ? { ...record, fields: error.fields } : record;
}
