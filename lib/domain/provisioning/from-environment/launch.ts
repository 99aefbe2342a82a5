import { fargateProblem } from "@/lib/contracts/provision/fargate-sizes";
import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import { MOST_INSTANCES } from "@/lib/contracts/provision/launch";
import { capacityName } from "../wanted-capacity";
import type { ContainerSettings, Existing, MachineSettings } from "./existing";

type Launch = NonNullable<ProvisionRequest["launch"]>;
type Ec2 = Extract<Launch, { type: "EC2" }>;

/** Where the tasks run: Fargate with its size, or the cluster's instances. */
export function launchFrom(existing: Existing, container: ContainerSettings | undefined) {
  const { service, definition } = existing;
  const left: string[] = [];
  const spot = service.capacityProviders.includes("FARGATE_SPOT");
  if (spot) left.push("Fargate Spot: tasks run on Fargate.");
  const isFargate =
    service.launchType === "FARGATE" || service.capacityProviders.some((name) => name.startsWith("FARGATE"));
  if (isFargate) return { part: fargate(definition, left), left };
  if (definition.networkMode !== "bridge") left.push(`The network mode ${definition.networkMode}: it is bridge.`);
  if (service.capacityProviders.length > 1) left.push("A strategy of several capacity providers.");
  const instances = instancesFrom(existing, left);
  const { cpu = 0, memory: reserved } = container?.rest ?? {};
  const memory = reserved ?? Number(definition.memory ?? 128);
  if (reserved === undefined) left.push(`Memory of the container: ${memory} MiB are reserved.`);
  const part: Launch = { type: "EC2", cpu, memory, instances };
  return { part, left };
}

/** An Auto Scaling group of the same machines; where there is none, those that the cluster has. */
function instancesFrom({ machines, cluster, service }: Existing, left: string[]): Ec2["instances"] {
  const [provider] = service.capacityProviders;
  if (machines === null) {
    if (provider) left.push(`The capacity provider ${provider}: tasks run on any instance of the cluster.`);
    return { kind: "existing" };
  }
  const own = capacityName({ clusterName: cluster });
  const asked = provider ? `The name of the capacity provider, ${provider}` : "Tasks on any instance of the cluster";
  if (provider !== own) left.push(`${asked}: the service asks for the capacity provider ${own}.`);
  return { kind: "new", instanceType: machines.instanceType, count: countOf(machines, own, left) };
}

/** What a group of Stageway's would not have. */
function countOf({ count, group, others }: MachineSettings, own: string, left: string[]): number {
  const kept = Math.min(Math.max(count, 1), MOST_INSTANCES);
  const sizes = group.least === group.most ? `${group.most}` : `${group.least} to ${group.most}`;
  if (group.name !== own || group.least > 0 || group.most !== count)
    left.push(`The Auto Scaling group ${group.name} of ${sizes} instances: it is ${own} of 0 to ${kept}.`);
  if (group.name !== own)
    left.push("How its instances start, beyond their type: they get AWS's newest image for ECS, and a role to join.");
  if (count !== kept) left.push(`The number of instances, ${count}: it is ${kept}.`);
  if (others > 0) left.push(`Further instances of the cluster: ${others}.`);
  return kept;
}

function fargate({ cpu, memory }: Existing["definition"], left: string[]): Launch {
  const size = { cpu: Number(cpu ?? 256), memory: Number(memory ?? 512) };
  if (fargateProblem(size.cpu, size.memory) === undefined) return { type: "FARGATE", ...size };
  left.push(`The task size ${cpu} CPU units and ${memory} MiB: it is 256 and 512.`);
  return { type: "FARGATE", cpu: 256, memory: 512 };
}
