// What goes wrong in a program: it ends the event or handler, and undoes it.

/** A failure. The user sees the message if it is `known`. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly known = false,
    readonly event = "",
    readonly id = "",
  ) {
    super(message);
  }
}

/** Ends the event with this message. */
export function fail(text: string): never {
  throw new Failure(text, true);
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
