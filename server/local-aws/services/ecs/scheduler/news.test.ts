import { expect, it } from "vitest";
import { type News, wording } from "./news";

const at = { region: "us-east-1", serviceArn: "arn" };

it.each<[News[], string[]]>([
  [[{ ...at, kind: "started", taskId: "a" }], ["(service web) has started 1 tasks: (task a)."]],
  [
    [
      { ...at, kind: "started", taskId: "a" },
      { ...at, kind: "registered", targetGroupArn: "tg1" },
      { ...at, kind: "started", taskId: "b" },
      { ...at, kind: "registered", targetGroupArn: "tg2" },
      { ...at, kind: "registered", targetGroupArn: "tg1" },
    ],
    [
      "(service web) has started 2 tasks: (task a) (task b).",
      "(service web) registered 2 targets in (target-group tg1)",
      "(service web) registered 1 targets in (target-group tg2)",
    ],
  ],
  [
    [
      { ...at, kind: "stopped", taskId: "a" },
      { ...at, kind: "deregistered", targetGroupArn: "tg" },
      { ...at, kind: "draining" },
    ],
    [
      "(service web) has stopped 1 running tasks: (task a).",
      "(service web) deregistered 1 targets in (target-group tg)",
      "(service web) has begun draining connections on 1 tasks.",
    ],
  ],
  [
    [
      { ...at, kind: "text", message: "was unable to place a task. Reason: X." },
      { ...at, kind: "text", message: "was unable to place a task. Reason: X." },
      { ...at, kind: "text", message: "has reached a steady state." },
    ],
    ["(service web) was unable to place a task. Reason: X.", "(service web) has reached a steady state."],
  ],
])("%j", (items, expected) => expect(wording("web", items)).toEqual(expected));
