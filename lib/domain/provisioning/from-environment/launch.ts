import { fargateProblem } from "@/lib/contracts/provision/fargate-sizes";
import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import { MOST_INSTANCES } from "@/lib/contracts/provision/launch";
import { capacityName, userDataFor } from "../wanted-capacity";
import type { ContainerSettings, Existing, MachineSettings } from "./existing";
import { clusterNameFrom } from "./names";

type Launch = NonNullable<ProvisionRequest["launch"]>;
type Ec2 = Extract<Launch, { type: "EC2" }>;

export const bringsMachines = ({ launch }: Pick<ProvisionRequest, "launch">): boolean =>
  launch?.type === "EC2" && launch.instances?.kind === "new";

/** Where the tasks run: Fargate with its size, or the cluster's instances. */
export function launchFrom(existing: Existing, container: ContainerSettings | undefined, clusterName: string) {
  const { service, definition } = existing;
  const left: string[] = [];
  const spot = service.capacityProviders.includes("FARGATE_SPOT");
  if (spot) left.push("Fargate Spot becomes Fargate.");
  const isFargate =
    service.launchType === "FARGATE" || service.capacityProviders.some((name) => name.startsWith("FARGATE"));
  if (isFargate) return { part: fargate(definition, left), left };
  if (definition.networkMode !== "bridge") left.push(`The network mode ${definition.networkMode} becomes bridge.`);
  if (service.capacityProviders.length > 1)
    left.push("The strategy of several capacity providers becomes that of one.");
  const instances = instancesFrom(existing, clusterName, left);
  const { cpu = 0, memory: reserved } = container?.rest ?? {};
  const memory = reserved ?? Number(definition.memory ?? 128);
  if (reserved === undefined) left.push(`The container gets a hard limit of ${memory} MiB of memory.`);
  const part: Launch = { type: "EC2", cpu, memory, instances, placementStrategy: service.placementStrategy };
  return { part, left };
}

/** An Auto Scaling group of the same machines; where there is none, those that the cluster has. */
function instancesFrom(
  { machines, cluster, service }: Existing,
  clusterName: string,
  left: string[],
): Ec2["instances"] {
  const [provider] = service.capacityProviders;
  if (machines === null) {
    if (provider) left.push(`The capacity provider ${provider} goes: tasks run on any instance of the cluster.`);
    return { kind: "existing" };
  }
  const own = capacityName({ clusterName: clusterNameFrom(clusterName) });
  left.push(...machines.providerExtras.map((extra) => `The capacity provider loses ${extra}.`));
  if (machines.group.name !== own) left.push(...startLeft(machines, cluster));
  const { instanceType } = machines;
  const askedBy = provider === undefined ? { askedBy: "launchType" as const } : {};
  return { kind: "new", instanceType, ...sizesFrom(machines, left), ...askedBy };
}

/** How many there are and may be, and what a group of Stageway's would not have. */
function sizesFrom({ count, group, others }: MachineSettings, left: string[]) {
  const kept = Math.min(Math.max(count, 1), MOST_INSTANCES);
  if (count !== kept) left.push(`The number of instances, ${count}, becomes ${kept}.`);
  if (others > 0)
    left.push(`The cluster loses ${others === 1 ? "a further instance" : `${others} further instances`}.`);
  const minSize = Math.min(group.least, kept);
  const maxSize = Math.max(group.most, kept);
  return { count: kept, ...(minSize > 0 ? { minSize } : {}), ...(maxSize === kept ? {} : { maxSize }) };
}

/** In what instances are started otherwise than Stageway's. */
function startLeft({ start }: MachineSettings, clusterName: string): string[] {
  if (start === null)
    return ["Its instances keep their type only: they get AWS's newest image for ECS, and a role to join."];
  const { image, isEcsImage, userData, role, extras } = start;
  return [
    ...(isEcsImage ? [] : [`The instances' image ${image} becomes AWS's newest one for ECS.`]),
    ...(userData === userDataFor({ clusterName }) ? [] : ["The instances' user data becomes what joins the cluster."]),
    ...(role === null ? ["The instances' role becomes a new one, which may join the cluster and write logs."] : []),
    ...extras.map((extra) => `The instances lose ${extra}.`),
    ...(role?.extras ?? []).map((extra) => `The instances' role loses ${extra}.`),
  ];
}

function fargate({ cpu, memory }: Existing["definition"], left: string[]): Launch {
  const size = { cpu: Number(cpu ?? 256), memory: Number(memory ?? 512) };
  if (fargateProblem(size.cpu, size.memory) === undefined) return { type: "FARGATE", ...size };
  left.push(`The task size ${cpu} CPU units and ${memory} MiB becomes 256 and 512.`);
  return { type: "FARGATE", cpu: 256, memory: 512 };
}
