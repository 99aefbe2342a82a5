import { expect, it } from "vitest";
import type { ThingType } from "@/lib/contracts/teardown";
import { teardown } from "./definition";
import type { RemovalContext } from "./remove-each";

const ELB = "arn:aws:elasticloadbalancing:eu-west-1:1";
const ECS = "arn:aws:ecs:eu-west-1:1";
const BALANCER = `${ELB}:loadbalancer/app/web/50dc`;

/** What the step for a type of thing makes old when it removes one. */
function touchedBy(type: ThingType, id: string) {
  const key = type.toLowerCase().replaceAll(" ", "-");
  const goes = [
    { key: `${type} ${id}`, type, id, name: "one" },
    { key: "role other", type: "role", id: "other", name: "other" },
  ];
  return teardown.steps.find((step) => step.key === key)?.touches?.({ input: { goes } } as unknown as RemovalContext);
}

it.each<[ThingType, id: string, touched: string[]]>([
  ["rule", `${ELB}:listener-rule/app/web/50dc/f2f7/9683`, [`listeners:${BALANCER}`, "targetGroups"]],
  ["listener", `${ELB}:listener/app/web/50dc/f2f7`, [`listeners:${BALANCER}`, "targetGroups"]],
  ["load balancer", BALANCER, ["loadBalancers", `listeners:${BALANCER}`, "targetGroups"]],
  ["target group", `${ELB}:targetgroup/web/1`, ["targetGroups", `targetHealth:${ELB}:targetgroup/web/1`]],
  ["service", `${ECS}:service/main/web`, [`services:${ECS}:cluster/main`, `tasks:${ECS}:cluster/main`]],
  // A service's ARN of before 2018.
  ["service", `${ECS}:service/web`, [`services:${ECS}:cluster/default`, `tasks:${ECS}:cluster/default`]],
  ["cluster", `${ECS}:cluster/main`, ["clusters", `services:${ECS}:cluster/main`, `tasks:${ECS}:cluster/main`]],
  ["API", "api1", ["apis", "resources:api1", "deployments:api1"]],
  ["log group", "/ecs/web", []],
])("a removed %s makes old only what is about it: %s", (type, id, touched) => {
  expect(touchedBy(type, id)).toEqual(touched);
});
