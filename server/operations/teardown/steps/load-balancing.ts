import "server-only";
import { balancerOf } from "@/lib/domain/arns";
import {
  deleteListener,
  deleteLoadBalancer,
  deleteRule,
  deleteTargetGroup,
} from "@/server/aws/write/remove/load-balancing";
import { afterTypes, removalStep } from "../remove-each";

export const rules = removalStep({
  type: "rule",
  after: afterTypes(["stage", "service"]),
  touches: ({ id }) => [`listeners:${balancerOf(id)}`, "targetGroups"],
  async remove({ id }) {
    await deleteRule(id);
    return "gone";
  },
});

export const listeners = removalStep({
  type: "listener",
  after: afterTypes(["stage", "service", "rule"]),
  touches: ({ id }) => [`listeners:${balancerOf(id)}`, "targetGroups"],
  async remove({ id }) {
    await deleteListener(id);
    return "gone";
  },
});

export const loadBalancers = removalStep({
  type: "load balancer",
  after: afterTypes(["stage", "service", "rule", "listener"]),
  touches: ({ id }) => ["loadBalancers", `listeners:${id}`, "targetGroups"],
  async remove({ id }) {
    await deleteLoadBalancer(id);
    return "gone";
  },
});

export const targetGroups = removalStep({
  type: "target group",
  after: afterTypes(["stage", "service", "rule", "listener", "load balancer"]),
  timeoutMs: 300_000,
  touches: ({ id }) => ["targetGroups", `targetHealth:${id}`],
  async remove({ id, name }) {
    const busy = { waitMs: 2_000, because: `AWS still sees a listener that leads to ${name}` };
    return (await deleteTargetGroup(id)) === "gone" ? "gone" : busy;
  },
});
