// Made by rxlc from input.rxl.
import {
  checkTime,
  compareText,
  computed,
  intAdd,
  intDivide,
  intMultiply,
  intRemainder,
  intSubtract,
  serverVar,
} from "rxl/client";
import {
  enumParse,
  intToFloat,
  listAt,
  listConcat,
  listCount,
  listFilter,
  listFold,
  listJoin,
  listMap,
  listPop,
  listSlice,
  listSorted,
  nested as nested_2,
  printList,
  range,
  textSlice,
  textSplit,
  textTrim,
} from "rxl/library";

const NodeShape = { record: { children: { list: () => NodeShape }, weight: "float" } };

const SizeOrder = ["Small", "Large"];

export const BASE = 10;

export const LIMIT = intMultiply(BASE, 2);

export const Tree = {
  root: serverVar("Tree.root", () => NodeShape),
  sizes: serverVar("Tree.sizes"),
  sorted: computed(() => [Tree.sizes], (sizes) => listSorted(sizes, SizeOrder)),
  deep: computed(() => [Tree.root], (root) => depth(root)),
};

export function depth(node) {
  return nested_2(() => {
    let deepest = 0;
    for (const child of node.children) {
      const below = depth(child);
      if (below > deepest) {
        deepest = below;
      }
    }
    return intAdd(deepest, 1);
  });
}

export function arithmetic(a, b, x) {
  const quotient = intDivide(intMultiply(intAdd(a, b), intSubtract(a, b)), intRemainder(b, 7));
  const scaled = -x * 2.0 + (intToFloat(quotient) - x / 3.0) % 4.0;
  return scaled < 0.0 && !(a === b || a > LIMIT) ? -scaled : scaled;
}

export function words(text, default_) {
  const default_2 = textTrim(default_);
  const class_ = listFilter(textSplit(text, " "), (word) => word !== default_2);
  return listConcat(class_, [default_2, "quote \" brace { dollar ${x} back\\slash"]);
}

export function first_three(items, text) {
  const some_items = listSlice(items, range(0, 3));
  const total = listFold(some_items, 0, (sum, item) => intAdd(sum, item));
  return `${textSlice(text, range(0, 2))}: ${total} ${compareText(text, "m") < 0} ${listAt(items, 0)}`;
}

export function popped(items) {
  let rest = items;
  let count = 1;
  const value = count;
  const [next, result] = listPop(rest);
  rest = next;
  const value_2 = intAdd(value, result ?? 0);
  const [next_2, result_2] = listPop(rest);
  rest = next_2;
  const pair = { left: value_2, right: result_2 ?? count };
  while (true) {
    const [next_3, result_3] = listPop(rest);
    rest = next_3;
    if (result_3 === null) {
      break;
    }
    checkTime();
    if (result_3 === 3) {
      continue;
    }
    if (result_3 > 100) {
      break;
    }
    count = intAdd(count, result_3);
  }
  while (count > 10) {
    checkTime();
    count = intSubtract(count, 1);
  }
  return { ...pair, right: count };
}

export function nested(size, pairs) {
  let label;
  if (size === "Small") {
    label = "small";
  } else if (size === "Large") {
    const count = listCount(pairs, (pair) => {
      const sum = intAdd(pair.left, pair.right);
      return sum > 3;
    });
    label = `large ${count}`;
  } else {
    label = "none";
  }
  const sizes = listJoin(listMap(SizeOrder, (size_2) => size_2), ", ");
  const parsed = enumParse(SizeOrder, label) ?? "Small";
  return `${label} of ${sizes}, ${parsed} ${printList(pairs, printPair)} ${size ?? "none"}`;
}

function printPair(value) {
  return `Pair(left: ${value.left}, right: ${value.right})`;
}
//# sourceMappingURL=input.js.map
