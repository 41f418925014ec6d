// Json in browser code.

/** A value of the type Json: what it is on the wire, in a case of its own, so that `Null` is not `none`. */
export class Json {
  constructor(readonly raw: unknown) {}
}
