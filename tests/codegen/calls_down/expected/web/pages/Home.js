// Made by rxlc from input.rxl.
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { definePage, send, useCell } from "rxl/client";
import { Input, Lifetime } from "rxl/elements";
import { printList, printOption } from "rxl/library";
import { Typing } from "../modules/input.js";

function Home() {
  const letters = useCell(Typing.letters);
  const look = useCell(Typing.look);
  const last = useCell(Typing.last);
  const zone = useCell(Typing.zone);
  return jsxs(Fragment, {
    children: [
      jsx(Input, {
        className: "rxl-input",
        value: letters,
        onChange: (value) => Typing.set_letters(value),
      }),
      jsx(Lifetime, {
        onMount: () => send("Game.guess", ["a", { x: 1.0, y: 2.0 }]),
        onUnmount: () => send("Game.clear", []),
        children: jsx("p", {
          children: `${zone} ${printLook(look)} ${printOption(last, printSpot)}`,
        }),
      }),
    ],
  });
}

export default definePage({ component: Home });

function printTheme(value) {
  return value.Dark !== undefined ? `Dark(${value.Dark[0]})` : value;
}

function printLook(value) {
  return `Look(theme: ${printTheme(value.theme)}, pinned: ${printList(value.pinned, printLook)})`;
}

function printSpot(value) {
  return `Spot(x: ${value.x}, y: ${value.y})`;
}
//# sourceMappingURL=Home.js.map
