// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { computed, intAdd, intMultiply, intNegate, intRemainder, serverVar } from "rxl/client";
import { listMaxBy, range, textIsEmpty, textTake, textTrim } from "rxl/library";

const LevelOrder = ["Low", "High"];

export const Jobs = {
  jobs: serverVar("Jobs.jobs"),
  chosen: serverVar("Jobs.chosen"),
  worst: computed(() => [Jobs.jobs], (jobs) => listMaxBy(jobs, (job) => job.level, LevelOrder)),
};

export function describe(status) {
  if (status === "Idle") {
    return "idle";
  } else if (status.Busy !== undefined && status.Busy[0] === 100) {
    return "done";
  } else if (status.Busy !== undefined && status.Busy[0] > 90) {
    return "nearly";
  } else if (status.Busy !== undefined) {
    const percent = status.Busy[0];
    return `${percent} %`;
  } else {
    const message = status.Failed[0];
    const attempt = status.Failed[1];
    const shown = textTrim(message);
    if (textIsEmpty(shown)) {
      return "failed";
    }
    return `${shown} (${attempt})`;
  }
}

export function distance(a, b) {
  if (a === null) {
    return 0;
  } else if (a === 1 || a === 2) {
    return 1;
  } else {
    let y;
    if (b !== null) {
      y = b;
    } else {
      return a;
    }
    let sum = 0;
    for (const i of range(0, a)) {
      if (intRemainder(i, 2) !== 0) {
        continue;
      }
      sum = intAdd(sum, intMultiply(i, y));
    }
    return sum < 0 ? intNegate(sum) : sum;
  }
}

export const Badge = memo(function Badge({ status }) {
  if (status === "Idle") {
    return jsx("span", { className: "rxl-badge", children: "Idle" });
  } else if (status.Busy !== undefined) {
    return jsxs(Fragment, {
      children: [
        jsx("span", { className: "rxl-badge", children: "Busy" }),
        jsx("progress", { className: "rxl-progress", value: status.Busy[0], max: 100 }),
      ],
    });
  } else {
    const short = textTake(status.Failed[0], 20);
    return jsx("span", { className: "rxl-badge rxl-tone-danger", children: short });
  }
});
//# sourceMappingURL=input.js.map
