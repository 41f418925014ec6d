// The form around a control, as its controls see it.

import { createContext } from "react";

export interface FormAround {
  /** What is wrong with its fields, by their names. */
  errors: Readonly<Record<string, string>>;
  /** Whether what was sent is under way. */
  isBusy: boolean;
  /** Names what tells of a field's error, for those who cannot see it. */
  errorId(name: string): string;
  /** A `field_error` of this name is there, until the function that it gives is called. */
  tells(name: string): () => void;
}

export const FormContext = createContext<FormAround | null>(null);
