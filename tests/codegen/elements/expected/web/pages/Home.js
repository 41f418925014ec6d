// Made by rxlc from input.rxl.
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { Link, classes, definePage, useCell } from "rxl/client";
import { Slider, WindowEvents } from "rxl/elements";
import { Dialog, Popover } from "rxl/overlays";
import { Page } from "../modules/input.js";

function Home() {
  const is_open = useCell(Page.is_open);
  const is_busy = useCell(Page.is_busy);
  const volume = useCell(Page.volume);
  const warmth = useCell(Page.warmth);
  return jsxs(Fragment, {
    children: [
      jsxs("div", {
        className: "rxl-grid rxl-columns-1 columns-at-a823ec96",
        children: [
          jsx("img", { className: "rxl-image", src: "/a.png", alt: "A", loading: "lazy" }),
          jsx("img", {
            className: "rxl-image",
            src: "/b.png",
            alt: "B",
            loading: is_busy ? "lazy" : undefined,
          }),
          jsx("button", {
            className: classes("rxl-button", is_busy && "rxl-loading"),
            "aria-busy": is_busy,
            disabled: is_busy || volume === 0,
            type: "button",
            children: "Save",
          }),
          jsx("button", {
            className: "rxl-button rxl-loading",
            disabled: is_open || true,
            "aria-busy": true,
            type: "button",
            children: "Send",
          }),
          jsxs("div", {
            className: "rxl-callout",
            children: [
              jsx("span", { className: "rxl-icon rxl-icon-info", "aria-hidden": true }),
              jsx("div", { children: "Careful" }),
            ],
          }),
          jsxs("div", {
            className: "rxl-callout",
            children: [
              jsx("span", {
                className: "rxl-icon " + ("rxl-icon-" + (is_busy ? "info" : "star")),
                "aria-hidden": true,
              }),
              jsxs("div", {
                children: [
                  jsx("p", { className: "rxl-text", children: "one" }),
                  jsx("p", { className: "rxl-text", children: "two" }),
                ],
              }),
            ],
          }),
        ],
      }),
      jsx(Slider, {
        className: "rxl-slider",
        value: volume,
        max: 10,
        valueType: "Int",
        onChange: (value) => Page.set_volume(value),
      }),
      jsx(Slider, {
        className: "rxl-slider",
        value: warmth,
        max: 1,
        step: 0.1,
        valueType: "Float",
        onChange: (value) => Page.set_warmth(value),
      }),
      jsx(Dialog, {
        className: "rxl-dialog",
        heading: "Open?",
        open: is_open,
        trigger:
          is_busy
            ? jsx("span", { className: "rxl-spinner" })
            : jsx("button", { className: "rxl-button", type: "button", children: "Open" }),
        onClose: () => Page.set_is_open(false),
        children: jsx("p", { className: "rxl-text", children: `Volume ${volume}` }),
      }),
      jsx(Popover, {
        className: "rxl-popover",
        trigger: "More",
        children: jsx("p", { className: "rxl-text", children: "more" }),
      }),
      jsx(Link, {
        className: "rxl-link rxl-underline rxl-weight-bold",
        to: "/",
        fragment: "part",
        children: "Part",
      }),
      jsx("div", { className: "rxl-box rxl-weight-bold", children: "bold" }),
      jsx(WindowEvents, { onVisible: (payload) => Page.set_is_busy(payload) }),
    ],
  });
}

export default definePage({ component: Home });
//# sourceMappingURL=Home.js.map
