// `rxl/client`, what every app needs: React, cells, session, router. The import map leads React's own names here as well.

export { Component, Fragment, memo, useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
export { Children, cloneElement, createContext, createElement, createRef, forwardRef, isValidElement, lazy, Suspense, useDebugValue, useImperativeHandle, useInsertionEffect, version } from "react";
export { jsx, jsxs } from "react/jsx-runtime";
export { createPortal, flushSync } from "react-dom";
export { createRoot } from "react-dom/client";

export { address } from "./address";
export { browserTimeZone, connectionStatus, connectionWaiting, pageLoading, requestPath, requestUrl } from "./ambient";
export { intAdd, intDivide, intMultiply, intNegate, intRemainder, intSubtract } from "./arithmetic";
export { colorModeChosen, colorModeShown, setColorMode } from "./color_mode";
export { each } from "./each";
export { copy, download, focus, goBack, log, openUrl, redirect, scrollTo, setTitle, toast } from "./effects";
export { compareIn, compareText, equal } from "./equal";
export { ErrorBoundary } from "./error_boundary";
export { Failure, fail, failField } from "./failure";
export { outcomeOf, useCell, useDebounce, useEvent, useLocal, useThrottle, watchedBy } from "./hooks";
export { Link } from "./link";
export { preventDefault, stopPropagation } from "./modifiers";
export { watched } from "./watch";
export { key, mouse, pasted, scroll, size } from "./payloads";
export { definePage } from "./router";
export { send } from "./session";
export { attempt, attemptCall, browserEvent, checkTime, clientVar, computed, run, serverVar } from "./store";
export { classes, cssValue, milliseconds, rooted, space, variantClass } from "./styles";

// For the other modules of the client alone.
export { failUnknown } from "./failure";
export { FormContext, type FormAround } from "./form_context";
export { flushPending } from "./hooks";
export { Json } from "./json";
export { onForesee } from "./session";
export { sender, sendingFor, type Sender } from "./sender";
export { share } from "./share";
export { batch, foresee, isForeseeing, ServerCell } from "./store";
export { decode, encode, type Shape } from "./shape";
export type { Cell, WritableCell } from "./store";

import { mount } from "./mount";
if (typeof document !== "undefined") mount();
