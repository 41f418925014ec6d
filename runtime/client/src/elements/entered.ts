// What a control shows: what the user has entered while the events of that are under way, then the value of the program.

import { useContext, useLayoutEffect, useRef, useState } from "react";
import { equal, FormContext, sendingFor, type Sender } from "rxl/client";

/** Counts the events that one control has under way. */
class Underway implements Sender {
  count = 0;

  constructor(private readonly over: () => void) {}

  begin = () => {
    this.count++;
  };

  end = () => {
    this.count--;
    if (this.count === 0) this.over();
  };

  failed = () => false;
}

interface Entered<T> {
  value: T;
  text: string;
}

/** What was entered and still counts, and a function that takes what is entered, hands it on and keeps it while it is under way. */
export function useEntered<T>(value: T | undefined, onChange: ((value: T) => void) | undefined) {
  const [entered, setEntered] = useState<Entered<T> | null>(null);
  const [, setTurn] = useState(0);
  const [underway] = useState(() => new Underway(() => setTurn((turn) => turn + 1)));
  const counts = entered !== null && (underway.count > 0 || equal(entered.value, value));
  useLayoutEffect(() => {
    if (entered && !counts) setEntered(null);
  }, [entered, counts]);
  return {
    entered: counts ? entered : null,
    /** Takes `next`, written as `text`. */
    enter(next: T, text = "") {
      setEntered({ value: next, text });
      sendingFor(underway, () => onChange?.(next));
    },
    /** Keeps a text that is no value for as long as the value stays. */
    keep: (text: string) => setEntered({ value: value as T, text }),
    /** Shows the value of the program as it is written, unless it is under way. */
    leave() {
      if (underway.count === 0) setEntered(null);
    },
  };
}

/** The value that a control for choosing shows, and a function that takes another one. */
export function useChosen<T>(value: T | undefined, onChange: ((value: T) => void) | undefined): [T | undefined, (next: T) => void] {
  const { entered, enter } = useEntered(value, onChange);
  return [entered ? entered.value : value, enter];
}

/** Lets a form that is emptied leave a box as the program wants it: React keeps values of other controls so, but not ticks. */
export function useTick(checked: boolean | undefined) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current && checked !== undefined) box.current.defaultChecked = checked;
  }, [checked]);
  return box;
}

/** What the form around a control says about it. */
export function useField(name: string | undefined) {
  const form = useContext(FormContext);
  if (!form || name === undefined || form.errors[name] === undefined) return {};
  return { "aria-invalid": true, "aria-describedby": form.errorId(name) };
}
