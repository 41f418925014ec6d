// Made by rxlc from input.rxl.
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { definePage, useCell } from "rxl/client";
import { printList, printPlain, quote } from "rxl/library";
import { LIMIT, Tree, arithmetic, first_three, nested, popped, words } from "../modules/input.js";

function Home() {
  const root = useCell(Tree.root);
  const sorted = useCell(Tree.sorted);
  const deep = useCell(Tree.deep);
  return jsxs(Fragment, {
    children: [
      jsx("p", {
        className: "rxl-text",
        children: `${deep} ${printNode(root)} ${printList(sorted, printPlain)} ${LIMIT}`,
      }),
      jsx("p", {
        className: "rxl-text",
        children: `${arithmetic(1, 2, 0.5)} ${printList(words("a b", "b"), quote)} ${first_three([1, 2, 3], "abc")}`,
      }),
      jsx("p", {
        className: "rxl-text",
        children: `${printPair(popped([1, 2, 3]))} ${nested("Large", [])}`,
      }),
    ],
  });
}

export default definePage({ component: Home });

function printNode(value) {
  return `Node(name: ${quote(value.name)}, children: ${printList(value.children, printNode)}, weight: ${value.weight})`;
}

function printPair(value) {
  return `Pair(left: ${value.left}, right: ${value.right})`;
}
//# sourceMappingURL=Home.js.map
