import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { defineStep } from "../../definition";
import { ensureSecurityGroup } from "./ensure-security-group";
import { network } from "./network";

/** Lets anyone reach the load balancer on port 80. */
export const loadBalancerGroup = defineStep<ProvisionInput, { groupId: string }>({
  key: "load-balancer-group",
  title: ({ serviceName }) => `Security group stageway-${serviceName}-lb for the load balancer`,
  after: ["network"],
  timeoutMs: 120_000,
  run: (context) =>
    ensureSecurityGroup(context, {
      vpcId: context.output(network).vpcId,
      name: `stageway-${context.input.serviceName}-lb`,
      description: `Load balancer of ${context.input.serviceName}: HTTP from anywhere`,
      ingress: { port: 80, from: "anywhere" },
    }),
});

/** Lets the load balancer alone reach the tasks. */
export const taskGroup = defineStep<ProvisionInput, { groupId: string }>({
  key: "task-group",
  title: ({ serviceName }) => `Security group stageway-${serviceName}-tasks for the tasks`,
  after: ["network", "load-balancer-group"],
  timeoutMs: 120_000,
  run: (context) =>
    ensureSecurityGroup(context, {
      vpcId: context.output(network).vpcId,
      name: `stageway-${context.input.serviceName}-tasks`,
      description: `Tasks of ${context.input.serviceName}: from the load balancer only`,
      ingress: { port: context.input.containerPort, from: { groupId: context.output(loadBalancerGroup).groupId } },
    }),
});
