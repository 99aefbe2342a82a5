import { RETENTION_DAYS } from "@/lib/contracts/provision/retention";
import { logGroupName } from "../wanted-definition";
import type { ContainerSettings, Existing } from "./existing";

/** Image, port and command of the container that requests arrive at, with its log. */
export function containerFrom(existing: Existing, serviceName: string) {
  const { definition, service } = existing;
  const left: string[] = [];
  const container =
    definition.containers.find(({ name }) => name === service.containerName) ?? definition.containers[0];
  const others = definition.containers.filter((each) => each !== container).map(({ name }) => name);
  if (others.length > 0) left.push(`Containers beside ${container?.name}: ${others.join(", ")}.`);
  left.push(...definition.extras.map((extra) => `Of the task definition: ${extra}.`));
  left.push(...(container?.extras ?? []).map((extra) => `Of the container: ${extra}.`));
  if (definition.taskRoleArn) left.push(`The task role ${definition.taskRoleArn}.`);
  const spare = (container?.ports ?? []).filter((port) => port !== service.containerPort);
  if (spare.length > 0) left.push(`Ports that no target group gets: ${spare.join(", ")}.`);
  return {
    part: {
      image: container?.image ?? "",
      containerPort: service.containerPort ?? container?.ports[0] ?? 80,
      command: container ? commandOf(container, left) : "",
      executionRole: roleOf(existing, serviceName),
      logs: logsOf(existing, container, serviceName, left),
    },
    container,
    left,
  };
}

/** As one shell command. Arguments for the image's own entry point cannot be one. */
function commandOf({ entryPoint, command }: ContainerSettings, left: string[]): string {
  const [shell, flag] = entryPoint;
  if (/(^|\/)sh$/.test(shell ?? "") && flag === "-c" && entryPoint.length === 2 && command.length === 1)
    return command[0] ?? "";
  if (entryPoint.length > 0) return `exec ${[...entryPoint, ...command].map(quoted).join(" ")}`;
  if (command.length > 0) left.push(`The arguments for the image's entry point: ${command.join(" ")}.`);
  return "";
}

const quoted = (word: string): string => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** The role that Stageway would make for the service itself, or the one that is there. */
function roleOf({ definition: { executionRoleArn } }: Existing, serviceName: string) {
  const own = executionRoleArn?.endsWith(`role/stageway-${serviceName}-execution`);
  if (executionRoleArn === undefined || own) return { kind: "new" as const };
  return { kind: "existing" as const, arn: executionRoleArn };
}

const DEFAULT_DAYS = 30;

function logsOf(
  { retentionDays }: Existing,
  container: ContainerSettings | undefined,
  serviceName: string,
  left: string[],
) {
  const log = container?.log ?? null;
  if (log === null) return { enabled: false };
  if (log.driver !== "awslogs") {
    left.push(`The log driver ${log.driver}: nothing is written.`);
    return { enabled: false };
  }
  const wanted = logGroupName({ serviceName });
  if (log.group !== undefined && log.group !== wanted) left.push(`The log group ${log.group}: it is ${wanted}.`);
  const kept = retentionDays !== null && (RETENTION_DAYS as readonly number[]).includes(retentionDays);
  if (kept) return { enabled: true, retentionDays };
  const now = retentionDays === null ? "kept for ever" : `kept for ${retentionDays} days`;
  left.push(`The log is ${now}: it is kept for ${DEFAULT_DAYS} days.`);
  return { enabled: true, retentionDays: DEFAULT_DAYS };
}
