import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { containerNameOf } from "@/lib/domain/provisioning/services-of";
import { createService, ecsTags, findService, type Service, updateService } from "@/server/aws/write/ecs";
import { given, lowerTags } from "@/server/aws/write/or-null";
import { defineStep, done, type Outcome, type StepContext, wait } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { targetGroup } from "../load-balancing/target-group";
import { isMadeHere, isOwn, ownTags, requireNotOthers } from "../ownership";
import { isBeingSetUp } from "./being-set-up";
import { cluster } from "./cluster";
import { breakerOf, differences, placementOf } from "./service-settings";
import { taskDefinition } from "./task-definition";

type Context = StepContext<ProvisionInput>;
type Made = { serviceArn: string };

/** Keeps the wanted number of tasks running behind the target group. An own service follows the form. */
export const service = defineStep<ProvisionInput, Made>({
  key: "service",
  title: ({ serviceName, desiredCount }) => `Service ${serviceName} with ${desiredCount} tasks`,
  after: [
    "cluster",
    "task-definition",
    "task-group",
    "target-group",
    "listener",
    "listener-rule",
    "capacity-provider",
    "instances-joined",
    "instances-reachable",
  ],
  timeoutMs: 10 * 60_000,
  touches: (context) => {
    const { clusterArn } = context.output(cluster);
    return [`services:${clusterArn}`, `tasks:${clusterArn}`];
  },
  async run(context) {
    const found = await findService(context.output(cluster).clusterArn, context.input.serviceName);
    if (found === null) return make(context);
    if (found.status === "DRAINING") return wait(5_000, "The former service of this name is still draining.");
    return adapt(context, found);
  },
});

async function make(context: Context): Promise<Outcome<Made>> {
  const { serviceName, desiredCount, containerPort, healthCheck } = context.input;
  try {
    const serviceArn = await createService({
      cluster: context.output(cluster).clusterArn,
      serviceName,
      clientToken: context.operationId,
      taskDefinition: context.output(taskDefinition).taskDefinitionArn,
      desiredCount,
      ...placementOf(context),
      loadBalancers: [
        {
          targetGroupArn: context.output(targetGroup).targetGroupArn,
          containerName: containerNameOf(context.input),
          containerPort,
        },
      ],
      deploymentConfiguration: {
        ...breakerOf(context.input),
        ...context.input.rollout,
      },
      healthCheckGracePeriodSeconds: healthCheck.graceSeconds,
      propagateTags: "SERVICE",
      tags: lowerTags(ownTags(context)),
    });
    context.resource("service", serviceArn, true);
    return done({ serviceArn }, "made");
  } catch (thrown) {
    if (isBeingSetUp(thrown)) return wait(5_000, "ECS does not see its role or the listener yet.");
    throw thrown;
  }
}

/** A service has a launch type or a strategy. */
const placeWords = (from: Pick<Service, "launchType" | "capacityProviderStrategy">): string =>
  from.capacityProviderStrategy?.map(({ capacityProvider: name }) => name).join(", ") || (from.launchType ?? "");

async function adapt(context: Context, found: Service): Promise<Outcome<Made>> {
  const { serviceName, desiredCount, containerPort } = context.input;
  const tags = ecsTags(found);
  requireNotOthers(`service ${serviceName}`, tags, context);
  const [binding] = found.loadBalancers ?? [];
  const wantedTask = context.output(taskDefinition).taskDefinitionArn;
  const failed = primaryOf(found)?.rolloutState === "FAILED";
  requireSettings(`service ${serviceName}`, [
    ["where it runs", placeWords(found), placeWords(placementOf(context))],
    ["its target group", binding?.targetGroupArn, context.output(targetGroup).targetGroupArn],
    ["its container", binding?.containerName, containerNameOf(context.input)],
    ["its container port", binding?.containerPort, containerPort],
  ]);
  const serviceArn = given(found.serviceArn, "service ARN");
  context.resource("service", serviceArn, isMadeHere(tags, context));
  const differing = differences(context, found);
  const same = found.taskDefinition === wantedTask && found.desiredCount === desiredCount && differing.length === 0;
  const own = isOwn(tags, context);
  if (same && !(failed && own)) return done({ serviceArn }, "found");
  if (!own) {
    requireSettings(`service ${serviceName}`, [
      ["its task definition", found.taskDefinition, wantedTask],
      ["its desired count", found.desiredCount, desiredCount],
      ...differing.map(({ setting }) => setting),
    ]);
  }
  // A rollout that the circuit breaker has ended does not begin again by itself.
  await updateService(context.output(cluster).clusterArn, serviceName, {
    taskDefinition: wantedTask,
    desiredCount,
    ...Object.assign({}, ...differing.map(({ change }) => change)),
    ...(failed ? { forceNewDeployment: true } : {}),
  });
  return done({ serviceArn }, updateWords(failed, differing));
}

function updateWords(failed: boolean, differing: ReturnType<typeof differences>): string {
  const names = differing.map(({ setting: [name] }) => name.replace(/^its /, ""));
  const what = names.length > 0 ? `: ${names.join(", ")}` : "";
  return `found, ${failed ? "rolled out anew" : "updated as the form asks"}${what}`;
}

const primaryOf = (found: Service) => found.deployments?.find((deployment) => deployment.status === "PRIMARY");
