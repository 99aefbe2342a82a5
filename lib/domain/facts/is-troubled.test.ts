import { expect, it } from "vitest";
import { changeService, factsWith } from "../testing/facts";
import { isRestless } from "./is-troubled";

const NOW = "2026-01-02T12:00:00.000Z";
const started = (at: string) => ({
  at: `2026-01-02T${at}:00.000Z`,
  message: "(service x) has started 1 tasks: (task y).",
});

it.each([
  ["tasks were started again and again", ["11:50", "11:40", "11:30"], true],
  ["they were started once or twice", ["11:50", "11:40"], false],
  ["that was before AWS's hour", ["11:50", "11:40", "10:30"], false],
])("a service is restless when %s", (_, times, expected) => {
  const facts = factsWith((all) => changeService(all, "hello-dev", { events: times.map(started) }));
  const [service] = Object.values(facts.services)[0]?.value ?? [];
  expect(service && isRestless(service, NOW)).toBe(expected);
});
