// What emitted modules import: the import map leads `react`, `react/jsx-runtime`, `react-dom/client` and `rxl/client` all to this one module.

export { Fragment, memo, useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, createContext, createElement, forwardRef } from "react";
export { jsx, jsxs } from "react/jsx-runtime";
export { createRoot } from "react-dom/client";

export { address } from "./address";
export { each } from "./each";
export { goBack, redirect, toast, download, copy, focus, scrollTo, setTitle, openUrl, log } from "./effects";
export { Checkbox, Switch } from "./elements/checkbox";
export { Form } from "./elements/form";
export { Input, TextArea } from "./elements/input";
export { Link } from "./elements/link";
export { RadioGroup, Select } from "./elements/select";
export { Lifetime, Timer, WindowEvents } from "./elements/invisible";
export { Failure, fail } from "./failure";
export { useCell, useDebounce, useEvent, useLocal, useThrottle } from "./hooks";
export { key, mouse, pasted, scroll, size } from "./payloads";
export { preventDefault, stopPropagation } from "./modifiers";
export { definePage } from "./router";
export { storedVar } from "./stored";
export { attempt, attemptCall, browserEvent, checkTime, clientVar, computed, run, serverVar } from "./store";
export { classes, cssValue, milliseconds, rooted, space, variantClass } from "./styles";
export { send } from "./session";
export * from "./library";

import { mount } from "./mount";
if (typeof document !== "undefined") mount();
