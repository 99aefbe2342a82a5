import type { CarriedDefinition } from "@/lib/contracts/provision/definition/definition";
import { RETENTION_DAYS, retentionWords } from "@/lib/contracts/provision/retention";
import { lastPart } from "../../services/names";
import type { ContainerSettings, Existing } from "./existing";
import { logGroupOf, withLogOf } from "./logging";

/** The task definition: what the form asks for, and the rest as it is. */
export function containerFrom(existing: Existing, serviceName: string) {
  const { definition, service } = existing;
  const container = mainContainer(existing);
  const others = definition.containers.filter((each) => each !== container);
  const left = [
    ...definition.extras.map((extra) => `The task definition loses ${extra}.`),
    ...definition.containers.flatMap(({ name, extras }) =>
      extras.map((each) => `The container ${name} loses ${each}.`),
    ),
  ];
  const containerPort = service.containerPort ?? container?.rest.portMappings?.[0]?.containerPort ?? 80;
  const command = container ? shellCommandOf(container) : "";
  const group = logGroupOf(container);
  const carried: CarriedDefinition = {
    ...definition.rest,
    // Containers name each other.
    ...(container && (container.name !== serviceName || others.length > 0) ? { containerName: container.name } : {}),
    ...(container && carriedOf(container, existing, containerPort, command !== "", group)),
    ...(others.length > 0 ? { sidecars: others.map((each) => sidecarOf(each, group, service.name)) } : {}),
  };
  return {
    part: {
      image: container?.image ?? "",
      containerPort,
      command,
      executionRole: roleOf(existing, serviceName),
      logs: logsOf(existing, container, left),
      ...(Object.keys(carried).length > 0 ? { definition: carried } : {}),
    },
    container,
    left,
  };
}

/** The one that requests arrive at. */
export const mainContainer = ({ definition, service }: Existing): ContainerSettings | undefined =>
  definition.containers.find(({ name }) => name === service.containerName) ?? definition.containers[0];

/** The command where the form has a field for it: `/bin/sh -c`. */
function shellCommandOf({ rest: { entryPoint = [], command = [] } }: ContainerSettings): string {
  const [shell, flag] = entryPoint;
  const isShell = shell === "/bin/sh" && flag === "-c" && entryPoint.length === 2 && command.length === 1;
  return isShell ? (command[0] ?? "") : "";
}

/** What the first container has beside what the form asks for. */
function carriedOf(
  { rest }: ContainerSettings,
  { service, definition }: Existing,
  port: number,
  isShell: boolean,
  group: string | undefined,
): Pick<CarriedDefinition, "container"> {
  const { entryPoint, command, cpu, memory, portMappings = [], logConfiguration, ...others } = rest;
  const spare = portMappings.filter(({ containerPort }) => containerPort !== port);
  const log = logConfiguration && withLogOf(logConfiguration, group, service.name);
  // On instances the form has the container's part; on Fargate it has the task's.
  const isFargate = definition.networkMode === "awsvpc";
  const container = {
    ...others,
    ...(isFargate && cpu ? { cpu } : {}),
    ...(isFargate && memory ? { memory } : {}),
    ...(!isShell && entryPoint ? { entryPoint } : {}),
    ...(!isShell && command ? { command } : {}),
    ...(spare.length > 0 ? { portMappings: spare } : {}),
    ...(log ? { logConfiguration: log } : {}),
  };
  return Object.keys(container).length > 0 ? { container } : {};
}

function sidecarOf({ name, image, essential, rest }: ContainerSettings, group: string | undefined, prefix: string) {
  const { logConfiguration, ...others } = rest;
  const log = logConfiguration && (withLogOf(logConfiguration, group, prefix) ?? { logDriver: "awslogs" });
  return { name, image, essential, ...others, ...(log ? { logConfiguration: log } : {}) };
}

/** None where there is none; a new one for what was made with the service, by Stageway or by its stack; or the one that is there. */
function roleOf({ definition: { executionRoleArn }, stackMade }: Existing, serviceName: string) {
  const own = executionRoleArn?.endsWith(`role/stageway-${serviceName}-execution`);
  if (executionRoleArn === undefined) return { kind: "none" as const };
  if (own) return { kind: "new" as const };
  // CloudFormation knows a role by its name, the ARN's last part.
  if (stackMade.includes(lastPart(executionRoleArn))) return { kind: "new" as const };
  return { kind: "existing" as const, arn: executionRoleArn };
}

const DEFAULT_DAYS = 30;

function logsOf({ retentionDays }: Existing, container: ContainerSettings | undefined, left: string[]) {
  if (container?.rest.logConfiguration?.logDriver !== "awslogs") return { enabled: false };
  const kept = retentionDays === null || (RETENTION_DAYS as readonly number[]).includes(retentionDays);
  if (kept) return { enabled: true, retentionDays };
  left.push(`The log is kept for ${retentionWords(DEFAULT_DAYS)}, not for ${retentionWords(retentionDays)}.`);
  return { enabled: true, retentionDays: DEFAULT_DAYS };
}
