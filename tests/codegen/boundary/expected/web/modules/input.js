// Made by rxlc from input.rxl.
import { memo } from "react";
import { jsx } from "react/jsx-runtime";
import { clientVar, computed, intAdd, intDivide, serverVar, useCell } from "rxl/client";
import { listSum } from "rxl/library";

export const Sums = {
  items: serverVar("Sums.items"),
  divisor: serverVar("Sums.divisor"),
  share: computed(
    () => [Sums.items, Sums.divisor],
    (items, divisor) => intDivide(listSum(items, intAdd), divisor),
  ),
};

export const Shown = { divisor: clientVar(() => 0) };

export const Share = memo(function Share({ of }) {
  const divisor = useCell(Shown.divisor);
  return jsx("p", { className: "rxl-text", children: `${intDivide(of, divisor)}` });
});
//# sourceMappingURL=input.js.map
