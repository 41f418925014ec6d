// `rxl/forms`: forms, and the rules of what is sent.

export { FieldError, Form, SubmitButton } from "./form";
export { checkRules, rulesOfEach, rulesOfSome, rulesOfValues, within } from "./rules";
