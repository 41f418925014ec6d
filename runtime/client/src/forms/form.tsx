// Controls that are sent together. A form never reloads the page; what is wrong with a field stands beside it.

import { useContext, useEffect, useId, useMemo, useRef, useState, type ComponentProps, type FormEvent } from "react";
import { flushPending, FormContext, sendingFor, type FormAround, type Sender } from "rxl/client";
import { decode, type Fields } from "./decode";
import { broken, type Rules } from "./rules";

type Errors = Readonly<Record<string, string>>;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

type Props = Omit<ComponentProps<"form">, "onSubmit"> & {
  onSubmit?: (value?: any) => void;
  /** What the handler takes; nothing without it. */
  fields?: Fields;
  rules?: Rules;
  resetOnSubmit?: boolean;
};

const controlsOf = (form: HTMLFormElement) => [...form.elements].filter((element): element is Control => "validity" in element && "name" in element);

/** What a form has sent, until it is handled. */
class Submission implements Sender {
  private count = 0;
  private hasFailed = false;

  constructor(
    private readonly busy: (is: boolean) => void,
    private readonly show: (errors: [string, string][]) => boolean,
    private readonly succeeded: () => void,
  ) {}

  /** Runs the handler, which sends what it sends for this form. */
  run(handler: () => void) {
    this.begin();
    this.hasFailed = false;
    sendingFor(this, handler);
    this.end();
  }

  begin = () => {
    this.count++;
    if (this.count === 1) this.busy(true);
  };

  end = () => {
    this.count--;
    if (this.count > 0) return;
    this.busy(false);
    if (!this.hasFailed) this.succeeded();
  };

  failed: Sender["failed"] = ({ fields = [] }) => {
    this.hasFailed = true;
    return fields.length > 0 && this.show(fields);
  };

  get isBusy() {
    return this.count > 0;
  }
}

export function Form({ onSubmit, fields, rules, resetOnSubmit, onInput, ...rest }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const [errors, setErrors] = useState<Errors>({});
  const [isBusy, setBusy] = useState(false);
  const [told] = useState(() => new Map<string, number>());
  const resets = useRef(resetOnSubmit);
  resets.current = resetOnSubmit;

  /** Shows what is wrong; gives whether all of it has a place. */
  const show = (found: [string, string][]) => {
    const names = new Set(found.map(([name]) => name));
    // The first message of a field counts.
    setErrors(Object.fromEntries([...found].reverse()));
    if (form.current) controlsOf(form.current).find(({ name }) => names.has(name))?.focus();
    return [...names].every((name) => told.has(name));
  };
  const [submission] = useState(
    () =>
      new Submission(setBusy, show, () => {
        if (resets.current) form.current?.reset();
      }),
  );

  /** What the browser says about the form's controls, beside them as far as there is place. */
  const isValid = (own: HTMLFormElement) => {
    const wrong = controlsOf(own).filter((control) => !control.validity.valid);
    if (wrong.length === 0) return true;
    if (!show(wrong.map((control) => [control.name, control.validationMessage]))) own.reportValidity();
    return false;
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    flushPending();
    const own = event.currentTarget;
    if (submission.isBusy || !isValid(own)) return;
    let value: unknown;
    if (fields) {
      const decoded = decode(new FormData(own), fields);
      const found = "errors" in decoded ? decoded.errors : rules ? broken(rules, decoded.value) : [];
      if (found.length > 0) return void show(found);
      if ("value" in decoded) value = decoded.value;
    }
    setErrors({});
    submission.run(() => onSubmit?.(value));
  };

  /** Whoever mends a field need not read its error any more. */
  const mend: ComponentProps<"form">["onInput"] = (event) => {
    onInput?.(event);
    const { name } = event.target as Partial<Control>;
    if (name && name in errors) setErrors(({ [name]: _, ...others }) => others);
  };

  const [fixed] = useState(() => ({
    errorId: (name: string) => `${id}-${name}`,
    tells(name: string) {
      told.set(name, (told.get(name) ?? 0) + 1);
      return () => {
        const left = (told.get(name) ?? 0) - 1;
        if (left > 0) told.set(name, left);
        else told.delete(name);
      };
    },
  }));
  const around = useMemo<FormAround>(() => ({ ...fixed, errors, isBusy }), [errors, isBusy]);
  return (
    <FormContext value={around}>
      <form noValidate {...rest} ref={form} aria-busy={isBusy || undefined} onSubmit={submit} onInput={mend} />
    </FormContext>
  );
}

/** What is wrong with a field of the form around it. */
export function FieldError({ name, ...rest }: ComponentProps<"p"> & { name: string }) {
  const form = useContext(FormContext);
  const tells = form?.tells;
  useEffect(() => tells?.(name), [name, tells]);
  const message = form?.errors[name];
  if (message === undefined) return null;
  return (
    <p role="alert" {...rest} id={form?.errorId(name)}>
      {message}
    </p>
  );
}

/** A button that sends the form around it; while what was sent is under way it cannot be used. */
export function SubmitButton({ disabled, type, ...rest }: ComponentProps<"button">) {
  const form = useContext(FormContext);
  return <button {...rest} type={type} disabled={disabled || (type === "submit" && form?.isBusy)} />;
}
