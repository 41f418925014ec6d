// `rxl/elements`: the elements that are more than a tag.

export { AccordionItem } from "./accordion";
export { Avatar } from "./avatar";
export { Checkbox, Switch } from "./checkbox";
export { ColorModeButton } from "./color_mode_button";
export { draggable, droppable } from "./drag";
export { Input, TextArea } from "./input";
export { Lifetime, Timer, WindowEvents } from "./invisible";
export { ScrollArea } from "./scroll_area";
export { RadioGroup, RadioGroup as SegmentedControl, Select } from "./select";
export { Slider } from "./slider";
