import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { hasOwnBalancer, listenerOf } from "@/lib/domain/provisioning/way-in";
import { defineStep, type StepContext } from "../../definition";
import { sharedListener } from "../load-balancing/shared-listener";
import { ensureSecurityGroup } from "./ensure-security-group";
import { network } from "./network";

/** Lets anyone reach the load balancer on its port. */
export const loadBalancerGroup = defineStep<ProvisionInput, { groupId: string }>({
  key: "load-balancer-group",
  title: ({ serviceName }) => `Security group stageway-${serviceName}-lb for the load balancer`,
  when: hasOwnBalancer,
  after: ["network"],
  timeoutMs: 120_000,
  run: (context) =>
    ensureSecurityGroup(context, {
      vpcId: context.output(network).vpcId,
      name: `stageway-${context.input.serviceName}-lb`,
      description: `Load balancer of ${context.input.serviceName}: ${listenerOf(context.input).protocol} from anywhere`,
      ingress: { from: "anywhere", port: listenerOf(context.input).port },
    }),
});

/** Lets the load balancer alone reach the tasks. On instances the tasks have no network of their own. */
export const taskGroup = defineStep<ProvisionInput, { groupId: string }>({
  key: "task-group",
  title: ({ serviceName }) => `Security group stageway-${serviceName}-tasks for the tasks`,
  when: ({ launch }) => launch.type === "FARGATE",
  after: ["network", "load-balancer-group", "shared-listener"],
  timeoutMs: 120_000,
  run: (context) =>
    ensureSecurityGroup(context, {
      vpcId: context.output(network).vpcId,
      name: `stageway-${context.input.serviceName}-tasks`,
      description: `Tasks of ${context.input.serviceName}: from the load balancer only`,
      ingress: { from: { groupId: balancerGroupId(context) }, port: context.input.containerPort },
    }),
});

/**
 * The security group that requests come from.
 * @throws AppFailure `conflict` for a shared load balancer without one: then nothing tells who may reach the tasks.
 */
export function balancerGroupId(context: StepContext<ProvisionInput>): string {
  if (hasOwnBalancer(context.input)) return context.output(loadBalancerGroup).groupId;
  const [groupId] = context.output(sharedListener).securityGroupIds;
  if (groupId !== undefined) return groupId;
  throw new AppFailure({
    code: "conflict",
    message: "The shared load balancer has no security group.",
    reason: "The tasks' own group lets in what comes from the load balancer's.",
    remedy: "Give the load balancer a security group, or choose one of the environment's own.",
  });
}
