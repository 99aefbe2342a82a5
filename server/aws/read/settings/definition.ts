import "server-only";
import { type ContainerDefinition, DescribeTaskDefinitionCommand, type TaskDefinition } from "@aws-sdk/client-ecs";
import type { ContainerSettings, DefinitionSettings } from "@/lib/domain/provisioning/from-environment/existing";
import { call } from "../../call";

/** A task definition with everything that is said in it, by names where values may be secret. One call. */
export async function getDefinitionSettings(taskDefinition: string): Promise<DefinitionSettings> {
  const answer = await call(new DescribeTaskDefinitionCommand({ taskDefinition }));
  return definitionSettings(answer.taskDefinition ?? {});
}

export const definitionSettings = (from: TaskDefinition): DefinitionSettings => ({
  containers: (from.containerDefinitions ?? []).map(containerSettings),
  ...(from.cpu && { cpu: from.cpu }),
  ...(from.memory && { memory: from.memory }),
  ...(from.networkMode && { networkMode: from.networkMode }),
  ...(from.executionRoleArn && { executionRoleArn: from.executionRoleArn }),
  ...(from.taskRoleArn && { taskRoleArn: from.taskRoleArn }),
  extras: said([
    ["volumes", from.volumes],
    ["placement constraints", from.placementConstraints],
    ["an App Mesh proxy", from.proxyConfiguration],
    ["the runtime platform", from.runtimePlatform],
    ["ephemeral storage", from.ephemeralStorage],
    [`PID mode ${from.pidMode}`, from.pidMode],
    [`IPC mode ${from.ipcMode}`, from.ipcMode],
  ]),
});

function containerSettings(from: ContainerDefinition): ContainerSettings {
  const { logDriver: driver, options = {} } = from.logConfiguration ?? {};
  const group = options["awslogs-group"];
  // On Fargate ECS answers 0 for what the definition leaves to the task.
  return {
    name: from.name ?? "",
    image: from.image ?? "",
    ...(from.cpu ? { cpu: from.cpu } : {}),
    ...(from.memory ? { memory: from.memory } : {}),
    entryPoint: from.entryPoint ?? [],
    command: from.command ?? [],
    ports: (from.portMappings ?? []).flatMap(({ containerPort }) => containerPort ?? []),
    log: driver === undefined ? null : { driver, ...(group && { group }) },
    extras: said([
      [`environment variables ${names(from.environment)}`, from.environment],
      [`secrets ${names(from.secrets)}`, from.secrets],
      ["environment files", from.environmentFiles],
      ["its own health check", from.healthCheck],
      ["mount points", from.mountPoints],
      ["volumes from other containers", from.volumesFrom],
      ["ulimits", from.ulimits],
      ["Linux parameters", from.linuxParameters],
      ["labels", from.dockerLabels],
      ["credentials of a private registry", from.repositoryCredentials],
      [`memory reservation of ${from.memoryReservation} MiB`, from.memoryReservation],
      [`user ${from.user}`, from.user],
      [`working directory ${from.workingDirectory}`, from.workingDirectory],
      ["privileged mode", from.privileged],
      ["a read-only root file system", from.readonlyRootFilesystem],
      ["dependencies between containers", from.dependsOn],
    ]),
  };
}

const names = (pairs: { name?: string | undefined }[] | undefined): string =>
  (pairs ?? []).map(({ name }) => name).join(", ");

/** The words for what is set; AWS says empty lists for what is not. */
const said = (all: [words: string, value: unknown][]): string[] =>
  all.flatMap(([words, value]) => (isEmpty(value) ? [] : [words]));

const isEmpty = (value: unknown): boolean => !value || (typeof value === "object" && Object.keys(value).length === 0);
