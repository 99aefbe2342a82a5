import { fargateProblem } from "@/lib/contracts/provision/fargate-sizes";
import type { ProvisionRequest } from "@/lib/contracts/provision/input";
import { capacityName } from "../wanted-capacity";
import type { ContainerSettings, Existing } from "./existing";

type Launch = NonNullable<ProvisionRequest["launch"]>;

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
  const { machines, cluster } = existing;
  const [provider] = service.capacityProviders;
  const own = capacityName({ clusterName: cluster });
  if (machines && provider !== own) left.push(`The name of the capacity provider, ${provider}: it is ${own}.`);
  if (provider && !machines) left.push(`The capacity provider ${provider}: tasks run on any instance of the cluster.`);
  const instances = machines ? { kind: "new" as const, ...machines } : { kind: "existing" as const };
  const { cpu = 0, memory: reserved } = container?.rest ?? {};
  const memory = reserved ?? Number(definition.memory ?? 128);
  if (reserved === undefined) left.push(`Memory of the container: ${memory} MiB are reserved.`);
  const part: Launch = { type: "EC2", cpu, memory, instances };
  return { part, left };
}

function fargate({ cpu, memory }: Existing["definition"], left: string[]): Launch {
  const size = { cpu: Number(cpu ?? 256), memory: Number(memory ?? 512) };
  if (fargateProblem(size.cpu, size.memory) === undefined) return { type: "FARGATE", ...size };
  left.push(`The task size ${cpu} CPU units and ${memory} MiB: it is 256 and 512.`);
  return { type: "FARGATE", cpu: 256, memory: 512 };
}
