// Made by rxlc from input.rxl.
import { computed, serverVar } from "rxl/client";
import { listLength } from "rxl/library";

export const Cart = {
  items: serverVar("Cart.items"),
  count: computed(() => [Cart.items], (items) => listLength(items)),
};
//# sourceMappingURL=input.js.map
