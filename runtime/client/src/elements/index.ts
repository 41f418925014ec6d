// `rxl/elements`: the elements that are more than a tag.

export { Checkbox, Switch } from "./checkbox";
export { Form } from "./form";
export { Input, TextArea } from "./input";
export { Lifetime, Timer, WindowEvents } from "./invisible";
export { RadioGroup, Select } from "./select";
