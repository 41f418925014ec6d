// Made by rxlc from input.rxl.
import { browserEvent, clientVar, intAdd, serverVar } from "rxl/client";
import { storedVar } from "rxl/stored";

const ThemeType = { variants: { Light: [], Dark: ["Int"] } };

const LookType = { record: { theme: () => ThemeType, pinned: { list: () => LookType } } };

const SpotType = { record: { x: "Float", y: "Float" } };

export const Game = { rounds: serverVar("Game.rounds") };

export const Typing = {
  letters: clientVar(() => ""),
  shakes: clientVar(() => 0),
  look: storedVar(
    { in: "local", name: "Typing.look", follow: true },
    () => LookType,
    () => ({ theme: "Light", pinned: [] }),
  ),
  last: storedVar(
    { in: "session", name: "last" },
    { option: () => SpotType },
    () => null,
    { option: { record: { x: "float", y: "float" } } },
  ),
  zone: storedVar(
    { in: "cookie", name: "Typing.zone", maxAge: 2592000000, sameSite: "Strict", path: "/" },
    "Text",
    () => "UTC",
  ),
  refuse: browserEvent(
    (spot, round) => {
      Typing.last.set(spot);
      Typing.shakes.set(intAdd(round, Game.rounds.get()));
    },
    "Typing.refuse",
    [{ record: { x: "float", y: "float" } }, null],
  ),
  clear: browserEvent(
    () => {
      Typing.letters.set("");
    },
    "Typing.clear",
  ),
  never_called_by_the_server: browserEvent(() => {
    Typing.zone.set("");
  }),
  set_letters: browserEvent((value) => {
    Typing.letters.set(value);
  }),
};
//# sourceMappingURL=input.js.map
