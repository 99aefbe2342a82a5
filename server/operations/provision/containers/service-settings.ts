import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { placementWords } from "@/lib/domain/provisioning/placement-words";
import { asksProvider } from "@/lib/domain/provisioning/wanted-capacity";
import type { Service, ServiceSettings } from "@/server/aws/write/ecs";
import type { StepContext } from "../../definition";
import type { Setting } from "../../settings-conflict";
import { capacityProvider } from "../capacity/capacity-provider";
import { network } from "../network/network";
import { taskGroup } from "../network/security-groups";

type Context = StepContext<ProvisionInput>;

/** On Fargate with a network of its own; else on the capacity made for it, or on whatever instances the cluster has. */
export function placementOf(context: Context) {
  if (context.input.launch.type === "FARGATE") return { launchType: "FARGATE" as const, ...networkOf(context) };
  const { placementStrategy } = context.input.launch;
  const placed = placementStrategy.length > 0 ? { placementStrategy } : {};
  if (!asksProvider(context.input)) return { launchType: "EC2" as const, ...placed };
  return {
    capacityProviderStrategy: [{ capacityProvider: context.output(capacityProvider).name, weight: 1 }],
    ...placed,
  };
}

function networkOf(context: Context) {
  const awsvpcConfiguration = {
    subnets: context.output(network).subnetIds,
    securityGroups: [context.output(taskGroup).groupId],
    // The subnets are public: without an address of its own a task cannot pull its image.
    assignPublicIp: "ENABLED" as const,
  };
  return { networkConfiguration: { awsvpcConfiguration } };
}

/** A rollout that ECS gives up goes back to the last one that came up. */
export const breakerOf = ({ circuitBreaker }: Pick<ProvisionInput, "circuitBreaker">) => ({
  deploymentCircuitBreaker: { enable: circuitBreaker, rollback: circuitBreaker },
});

interface Difference {
  setting: Setting;
  /** What puts it right. */
  change: ServiceSettings;
}

/** In what a service is set otherwise than the form asks, of what ECS changes on a service that runs. */
export function differences(context: Context, found: Service): Difference[] {
  const { deploymentConfiguration: rollout, healthCheckGracePeriodSeconds: grace = 0 } = found;
  const { graceSeconds } = context.input.healthCheck;
  const breaker = breakerOf(context.input);
  // Sent whole: both of its differences are put right by the same change.
  const deploymentConfiguration = { ...rollout, ...context.input.rollout, ...breaker };
  const all: Difference[] = [
    {
      setting: ["its circuit breaker", breakerWords(rollout), breakerWords(breaker)],
      change: { deploymentConfiguration },
    },
    {
      setting: ["its rollout", rolloutWords(rollout), rolloutWords(context.input.rollout)],
      change: { deploymentConfiguration },
    },
    {
      setting: ["its grace period", `${grace} s`, `${graceSeconds} s`],
      change: { healthCheckGracePeriodSeconds: graceSeconds },
    },
    ...networkDifferences(context, found),
    ...placementDifferences(context, found),
  ];
  return all.filter(({ setting: [, actual, wanted] }) => actual !== wanted);
}

function networkDifferences(context: Context, found: Service): Difference[] {
  if (context.input.launch.type !== "FARGATE") return [];
  const change = networkOf(context);
  const { awsvpcConfiguration: wanted } = change.networkConfiguration;
  const actual = found.networkConfiguration?.awsvpcConfiguration;
  const settings: Setting[] = [
    ["its subnets", listed(actual?.subnets), listed(wanted.subnets)],
    ["its security groups", listed(actual?.securityGroups), listed(wanted.securityGroups)],
    ["public addresses of its tasks", actual?.assignPublicIp ?? "DISABLED", wanted.assignPublicIp],
  ];
  return settings.map((setting) => ({ setting, change }));
}

/** ECS answers a field in letters of its own choice. */
function placementDifferences(
  { input: { launch } }: Context,
  { placementStrategy: actual = [] }: Service,
): Difference[] {
  if (launch.type !== "EC2") return [];
  const { placementStrategy } = launch;
  const wanted = placementWords(placementStrategy);
  const words = actual.map(({ type, field }) => [type, field].filter(Boolean).join(" ")).join(", ");
  const same = words.toLowerCase() === wanted.toLowerCase();
  return [{ setting: ["its placement strategy", same ? wanted : words, wanted], change: { placementStrategy } }];
}

const rolloutWords = ({ minimumHealthyPercent: least = 100, maximumPercent: most = 200 }: Breaker = {}): string =>
  `${least} to ${most} %`;

type Breaker = NonNullable<ServiceSettings["deploymentConfiguration"]>;

function breakerWords({ deploymentCircuitBreaker: breaker }: Breaker = {}): string {
  if (breaker?.enable !== true) return "off";
  return breaker.rollback === true ? "on" : "on, without going back";
}

const listed = (ids: readonly string[] = []): string => ids.toSorted().join(", ");
