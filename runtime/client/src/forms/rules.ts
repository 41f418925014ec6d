// Rules of records and parameters: `where … else "…"`. The server checks them as well.

import { Failure } from "rxl/client";

/** Tells of a field that breaks a rule, and how. */
export type Wrong = (name: string, message: string) => void;

/** Tells of all fields of values that break a rule. */
export type Rules = (wrong: Wrong, ...values: any[]) => void;

type FieldMessage = [name: string, message: string];

/** The fields that break a rule, with the messages. */
export function broken(rules: Rules, ...values: unknown[]): FieldMessage[] {
  const found: FieldMessage[] = [];
  rules((name, message) => found.push([name, message]), ...values);
  return found;
}

/** Fails if a rule is broken. */
export function checkRules(rules: Rules, ...values: unknown[]) {
  const found = broken(rules, ...values);
  if (found[0]) throw new Failure(found[0][1], true, "", "", found);
}

/** For the fields of the value of a field. */
export const within =
  (wrong: Wrong, name: string): Wrong =>
  (inner, message) =>
    wrong(`${name}.${inner}`, message);

export const rulesOfEach =
  (rules: Rules): Rules =>
  (wrong, items: unknown[]) =>
    items.forEach((item, at) => rules(within(wrong, String(at)), item));

export const rulesOfSome =
  (rules: Rules): Rules =>
  (wrong, value: unknown) => {
    if (value !== null) rules(wrong, value);
  };

export const rulesOfValues =
  (rules: Rules): Rules =>
  (wrong, map: Map<unknown, unknown>) =>
    rulesOfEach(rules)(wrong, [...map.values()]);
