// Made by rxlc from input.rxl.
import { browserEvent, clientVar } from "rxl/client";

export const Page = {
  is_open: clientVar(() => false),
  is_busy: clientVar(() => false),
  volume: clientVar(() => 5),
  warmth: clientVar(() => 0.5),
  set_volume: browserEvent((value) => {
    Page.volume.set(value);
  }),
  set_warmth: browserEvent((value) => {
    Page.warmth.set(value);
  }),
  set_is_open: browserEvent((value) => {
    Page.is_open.set(value);
  }),
  set_is_busy: browserEvent((value) => {
    Page.is_busy.set(value);
  }),
};
//# sourceMappingURL=input.js.map
