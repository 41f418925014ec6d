// Made by rxlc from input.rxl.
import { computed, listLength, serverVar } from "rxl/client";

export const Cart = {
  items: serverVar("Cart.items"),
  count: computed(() => [Cart.items], (items) => listLength(items)),
};
//# sourceMappingURL=input.js.map
