// Modifiers of handlers.

interface Stoppable {
  preventDefault(): void;
  stopPropagation(): void;
}

type Handler = (event: any, ...rest: any[]) => void;

const isEvent = (value: unknown): value is Stoppable => typeof (value as Stoppable | undefined)?.preventDefault === "function";

export const preventDefault =
  (handler: Handler): Handler =>
  (event, ...rest) => {
    if (isEvent(event)) event.preventDefault();
    handler(event, ...rest);
  };

export const stopPropagation =
  (handler: Handler): Handler =>
  (event, ...rest) => {
    if (isEvent(event)) event.stopPropagation();
    handler(event, ...rest);
  };
