// Made by rxlc from input.rxl.
import { memo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { compareIn, definePage, each, send, useCell } from "rxl/client";
import { listIsEmpty, quote } from "rxl/library";
import { Badge, Jobs, describe, distance } from "../modules/input.js";

const LevelOrder = ["Low", "High"];

function Home() {
  const jobs = useCell(Jobs.jobs);
  const worst = useCell(Jobs.worst);
  return jsxs(Fragment, {
    children: [
      worst !== null
        ? jsxs(Fragment, {
            children: [
              jsx("h2", { className: "rxl-heading", children: worst.name }),
              jsx(Badge, { status: worst.status }),
              worst.next !== null
                ? jsx("p", { className: "rxl-text", children: `then ${worst.next}` })
                : jsx("p", { className: "rxl-text", children: `${worst.next ?? 0}` }),
            ],
          })
        : listIsEmpty(jobs)
        ? jsx("p", { className: "rxl-text", children: "No jobs" })
        : null,
      each(jobs, (job) => job.id, (job, _, key) => jsx(HomeJobRow, { job }, key)),
    ],
  });
}

const HomeJobRow = memo(function HomeJobRow({ job }) {
  const chosen = useCell(Jobs.chosen);
  const worst = useCell(Jobs.worst);
  return jsxs(Fragment, {
    children: [
      jsx("button", {
        className: "rxl-button",
        disabled: chosen === job.id,
        type: "button",
        onClick: () => send("Jobs.choose", [job.id]),
        children: job.name,
      }),
      jsx("p", {
        className: "rxl-text",
        children: `${describe(job.status)} ${printStatus(job.status)} ${job.level} ${distance(job.next, chosen)}`,
      }),
      jsx("p", {
        className: "rxl-text",
        children: `${worst?.name ?? "nobody"} ${compareIn(LevelOrder, job.level, "High") < 0}`,
      }),
    ],
  });
});

export default definePage({ component: Home });

function printStatus(value) {
  return value.Busy !== undefined
    ? `Busy(${value.Busy[0]})`
    : value.Failed !== undefined
    ? `Failed(${quote(value.Failed[0])}, ${value.Failed[1]})`
    : value;
}
//# sourceMappingURL=Home.js.map
