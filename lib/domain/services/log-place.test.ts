import { expect, it } from "vitest";
import type { LoggingFact } from "../facts";
import { logPlace } from "./log-place";

const place = (logging?: LoggingFact, task?: string) =>
  logPlace({ name: "web", image: "httpd:2.4", ...(logging && { logging }) }, "us-east-1", task);
const awslogs = { driver: "awslogs", group: "/ecs/web", region: "us-east-1" };

it("finds the stream of a task, or of all", () => {
  expect(place({ ...awslogs, streamPrefix: "app" }, "4f")).toEqual({ group: "/ecs/web", streamPrefix: "app/web/4f" });
  expect(place({ ...awslogs, streamPrefix: "app" })).toEqual({ group: "/ecs/web", streamPrefix: "app/web/" });
});

it("without a prefix only the whole group can be read", () =>
  expect(place(awslogs, "4f")).toEqual({ group: "/ecs/web" }));

it.each<[string, LoggingFact | undefined, RegExp]>([
  ["no driver", undefined, /no log driver/],
  ["another driver", { driver: "splunk" }, /logs by splunk/],
  ["no group", { driver: "awslogs" }, /cannot be read/],
  ["another region", { ...awslogs, region: "eu-west-1" }, /in eu-west-1; Stageway is connected to us-east-1/],
])("%s: says so, and what to do", (_name, logging, message) =>
  expect(place(logging)).toEqual({ absent: { message: expect.stringMatching(message), remedy: expect.any(String) } }),
);
