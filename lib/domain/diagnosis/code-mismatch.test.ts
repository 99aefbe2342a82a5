import { expect, it } from "vitest";
import * as make from "../testing/facts";
import { mismatchRemedy } from "./code-mismatch";
import type { About } from "./reason";

const [group] = make.healthyFacts().targetGroups.value ?? [];
const [service] = make.healthyFacts().services[make.CLUSTER]?.value ?? [];
if (!group || !service) throw new Error("The example has both.");

const checking = (path: string, matcher = "200") => ({
  ...group,
  healthCheck: { ...group.healthCheck, path, matcher },
});
const answered = (...codes: string[]) =>
  codes.map((code) => ({
    ...make.targetFact("10.0.0.1", "unhealthy"),
    description: `Health checks failed with these codes: [${code}]`,
  }));
const before = make.deployment("COMPLETED", {
  status: "ACTIVE",
  taskDefinitionArn: "arn:aws:ecs:x:1:task-definition/hello:6",
  createdAt: "2026-01-01T00:00:00.000Z",
});
const now = make.deployment("IN_PROGRESS", { taskDefinitionArn: service.taskDefinitionArn, createdAt: make.AT });

const TABLE: [what: string, about: Partial<About>, cli: RegExp | undefined, text: RegExp][] = [
  [
    "a path that nobody serves, beside the one that requests go to",
    { group: checking("/missing"), targets: answered("404"), sentTo: "/orders" },
    / modify-target-group .*hello-dev\/1 --health-check-path \/orders$/,
    /^Let the check ask for \/orders, where requests arrive, in place of \/missing; or mend \/missing/,
  ],
  [
    "the path that requests go to, which nobody serves",
    { group: checking("/orders"), targets: answered("404"), sentTo: "/orders" },
    undefined,
    /answer as expected/,
  ],
  [
    "a login there",
    { group: checking("/orders"), targets: answered("401", "302"), sentTo: "/orders" },
    / --matcher '\{"HttpCode":"200,401,302"\}'$/,
    /^Let the matcher take 401, 302 as well \(200,401,302\)/,
  ],
  [
    "a login, and nobody knows where requests go",
    { group: checking("/", "200-299"), targets: answered("403") },
    / --matcher '\{"HttpCode":"200-299,403"\}'$/,
    /path that answers 200-299/,
  ],
  [
    "gRPC, whose codes are others",
    { group: checking("/", "0-99"), targets: answered("302") },
    undefined,
    /path or matcher/,
  ],
  [
    "an application that fails, wherever it is asked",
    { group: checking("/missing"), targets: answered("404", "502"), sentTo: "/orders" },
    undefined,
    /application itself fails the check with 404, 502/,
  ],
  [
    "one that fails since a rollout",
    { targets: answered("500"), services: [{ ...service, deployments: [now, before] }] },
    / update-service .* --task-definition arn:aws:ecs:x:1:task-definition\/hello:6$/,
    /Or go back to hello:6, which the deployment before still runs\.$/,
  ],
  [
    "one that fails since ECS went back by itself: what it left is not gone back to",
    {
      targets: answered("500"),
      services: [{ ...service, deployments: [now, { ...before, createdAt: "2026-01-03T00:00:00.000Z" }] }],
    },
    undefined,
    /see its log/,
  ],
  ["nobody knows what it was", { targets: answered("what?"), sentTo: "/" }, undefined, /path or matcher/],
];

it.each(TABLE)("%s", (_, about, cli, text) => {
  const remedy = mismatchRemedy({ group, targets: [], ...about });
  if (cli) expect(remedy.cli).toMatch(cli);
  else expect(remedy.cli).toBeUndefined();
  expect(remedy.text).toMatch(text);
});
