// Made by rxlc from input.rxl.
import { browserEvent, clientVar, send, serverVar } from "rxl/client";
import { confirmUser } from "rxl/library";

export const Orders = { count: serverVar("Orders.count") };

export const Cart = {
  asked: clientVar(() => false),
  clear: browserEvent(() => {
    if (confirmUser("Remove all?")) {
      Cart.asked.set(true);
      send("Orders.load", [0]);
    }
  }),
};
//# sourceMappingURL=input.js.map
