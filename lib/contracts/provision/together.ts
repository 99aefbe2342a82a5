import type { z } from "zod";
import { siblingParameter } from "../rules";
import type { EntryInput } from "./entry";

interface Service {
  serviceName: string;
  path: string;
  methods: string[];
  entry: EntryInput;
}

/** What several services of one environment must not have in common. */
export function checkServices({ more, ...first }: Service & { more: Service[] }, context: z.RefinementCtx): void {
  const all: Service[] = [first, ...more];
  if (first.entry.kind === "beside") {
    context.addIssue({ code: "custom", path: ["entry"], message: "The first service has none before it." });
  }
  for (const [index, service] of more.entries()) {
    for (const [path, message] of problemsOf(service, all.slice(0, index + 1))) {
      context.addIssue({ code: "custom", path: ["more", index, ...path], message });
    }
  }
}

type Problem = [path: string[], message: string];

/** Beside those before it: a name and a method are taken once, and a parameter has one name. */
function problemsOf({ serviceName, path, methods, entry }: Service, before: Service[]): Problem[] {
  const problems: Problem[] = [];
  if (before.some((each) => each.serviceName === serviceName))
    problems.push([["serviceName"], "Another service has it."]);
  const sibling = before.map((each) => siblingParameter(path, each.path)).find((each) => each !== undefined);
  if (sibling !== undefined)
    problems.push([
      ["path"],
      `Another service's path has ${sibling} there; API Gateway takes one parameter of a place.`,
    ]);
  const there = before.filter((each) => each.path === path).flatMap((each) => each.methods);
  const taken = methods.filter((each) => there.includes(each));
  if (taken.length > 0) problems.push([["methods"], `Another service has ${taken.join(", ")} ${path}.`]);
  if (entry.kind === "beside" && before[entry.of]?.entry.kind !== "own")
    problems.push([["entry", "of"], "A service before it that has a load balancer of its own."]);
  return problems;
}
