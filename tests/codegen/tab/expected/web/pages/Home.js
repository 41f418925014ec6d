// Made by rxlc from input.rxl.
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import {
  browserTimeZone,
  colorModeChosen,
  colorModeShown,
  connectionStatus,
  connectionWaiting,
  definePage,
  pageLoading,
  requestPath,
  requestUrl,
  send,
  setColorMode,
  useCell,
} from "rxl/client";
import { Cart, Orders } from "../modules/input.js";

function Home({ number }) {
  const count = useCell(Orders.count);
  const status = useCell(connectionStatus);
  const waiting = useCell(connectionWaiting);
  const path = useCell(requestPath);
  const url = useCell(requestUrl);
  const loading = useCell(pageLoading);
  const chosen = useCell(colorModeChosen);
  const shown = useCell(colorModeShown);
  return jsxs(Fragment, {
    children: [
      status === "Online"
        ? jsx("p", { className: "rxl-text", children: `${waiting} under way` })
        : status === "Connecting" || status === "Offline"
        ? jsx("p", { className: "rxl-text", children: "Please wait." })
        : jsx("p", { className: "rxl-text", children: "Open elsewhere." }),
      loading ? jsx("span", { className: "rxl-spinner" }) : null,
      jsx("p", { className: "rxl-text", children: `${path} ${url} ${count}` }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => setColorMode("Dark"),
        children: shown,
      }),
      jsx("button", {
        className: "rxl-button",
        disabled: chosen === "System",
        type: "button",
        onClick: () => setColorMode("System"),
        children: "As the system",
      }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => Cart.clear(),
        children: "Clear",
      }),
      jsx("p", { className: "rxl-text", children: `${3.141592653589793}` }),
    ],
  });
}

export default definePage({
  component: Home,
  title: () => {
    const time_zone = useCell(browserTimeZone);
    return `Orders of ${time_zone}`;
  },
  image: () => "/orders.png",
  robots: () => "noindex",
  onLoad: ({ number }) => send("Orders.load", [number]),
});
//# sourceMappingURL=Home.js.map
