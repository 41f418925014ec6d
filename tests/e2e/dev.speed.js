// How long from saving a file to the changed page in `rxlc dev`: the median of twenty saves of a view, on a small program and on one of a thousand lines.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually, withAddress } from "./app.js";
import { startDevelopment } from "./dev.js";

const SAVES = 20;

const program = (label, components) => `state Counter {
  count: Int = 0
  event add { count += 1 }
}

page Home("/") {
  text("Count {Counter.count}")
  button("${label}", id: "add", on_click: Counter.add)
}
${Array.from({ length: components }, (_, n) => `
component Panel${n}(title: Text) {
  local is_open = false
  card {
    heading(title)
    button(if is_open { "Less" } else { "More" }, on_click: { is_open = !is_open })
    if is_open { text("{title} {Counter.count}") }
  }
}
`).join("")}`;

async function measure(name, components) {
  const folder = await mkdtemp(join(tmpdir(), "rxl-speed-"));
  const file = join(folder, "hello.rxl");
  await writeFile(file, program("save 0", components));
  const development = await startDevelopment(file);
  try {
    await withAddress(development.address, async (app) => {
      const { page } = await app.open();
      await eventually(() => page.locator("#add").textContent(), "save 0");
      const times = [];
      for (let save = 1; save <= SAVES; save++) {
        const shown = page.evaluate(
          (label) =>
            new Promise((resolve) => {
              const button = document.getElementById("add");
              const look = () => {
                if (button.textContent !== label) return;
                observer.disconnect();
                requestAnimationFrame(() => resolve(Date.now()));
              };
              const observer = new MutationObserver(look);
              observer.observe(document.body, { subtree: true, childList: true, characterData: true });
            }),
          `save ${save}`,
        );
        // The page watches before the file is saved.
        await page.evaluate(() => 0);
        const saved = Date.now();
        await writeFile(file, program(`save ${save}`, components));
        times.push((await shown) - saved);
      }
      times.sort((one, other) => one - other);
      console.log(`${name}: median ${times[SAVES / 2]} ms, slowest ${times.at(-1)} ms`);
    });
  } finally {
    await development.stop();
    await rm(folder, { recursive: true });
  }
}

await measure("10 lines", 0);
await measure("1,000 lines", 110);
