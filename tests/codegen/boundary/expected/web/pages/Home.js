// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { ErrorBoundary, definePage, each, intAdd, run, useCell, useLocal } from "rxl/client";
import { Share, Shown, Sums } from "../modules/input.js";

function Home() {
  const count = useLocal(() => 1);
  const items = useCell(Sums.items);
  return jsxs(Fragment, {
    children: [
      each(items, (item) => item, (item, _, key) => jsx(HomeItemRow, { item, count }, key)),
      jsx(ErrorBoundary, { cells: [Sums.share], children: jsx(HomeGuarded_2, {}) }),
    ],
  });
}

const HomeGuarded = memo(function HomeGuarded({ count, item }) {
  const count_now = useCell(count);
  const share = useCell(Sums.share);
  return jsxs(Fragment, {
    children: [
      jsx("p", { className: "rxl-text", children: `${item}: ${share} of ${count_now}` }),
      jsx(Share, { of: item }),
      jsx("button", {
        className: "rxl-button",
        type: "button",
        onClick: () => run(() => count.set(intAdd(count.get(), 1))),
        children: "more",
      }),
    ],
  });
});

const HomeItemRow = memo(function HomeItemRow({ item, count }) {
  return jsx(ErrorBoundary, {
    fallback: (failure) => jsx("p", {
      className: "rxl-text",
      children: `failed: ${failure.message}`,
    }),
    cells: [Shown.divisor, Sums.share, count],
    children: jsx(HomeGuarded, { count, item }),
  });
});

const HomeGuarded_2 = memo(function HomeGuarded_2() {
  const share = useCell(Sums.share);
  return jsx("p", { className: "rxl-text", children: `${share}` });
});

export default definePage({ component: Home });
//# sourceMappingURL=Home.js.map
