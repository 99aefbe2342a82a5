import "server-only";
import { type ContainerDefinition, DescribeTaskDefinitionCommand, type TaskDefinition } from "@aws-sdk/client-ecs";
import { containerRest } from "@/lib/contracts/provision/definition/container";
import { taskRest } from "@/lib/contracts/provision/definition/definition";
import type { ContainerSettings, DefinitionSettings } from "@/lib/domain/provisioning/from-environment/existing";
import { call } from "../../call";

/** A task definition with everything that is said in it. One call. */
export async function getDefinitionSettings(taskDefinition: string): Promise<DefinitionSettings> {
  const answer = await call(new DescribeTaskDefinitionCommand({ taskDefinition }));
  return definitionSettings(answer.taskDefinition ?? {});
}

/** What the form asks for, and what ECS says of a definition by itself (API reference, TaskDefinition). */
const KNOWN_OF_TASK = new Set([
  ...["family", "cpu", "memory", "networkMode", "requiresCompatibilities", "executionRoleArn", "containerDefinitions"],
  ...["taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities"],
  ...["registeredAt", "registeredBy", "deregisteredAt"],
]);

export function definitionSettings(from: TaskDefinition): DefinitionSettings {
  const { rest, extras } = divided(from, taskRest.shape, KNOWN_OF_TASK);
  return {
    containers: (from.containerDefinitions ?? []).map(containerSettings),
    ...(from.cpu && { cpu: from.cpu }),
    ...(from.memory && { memory: from.memory }),
    ...(from.networkMode && { networkMode: from.networkMode }),
    ...(from.executionRoleArn && { executionRoleArn: from.executionRoleArn }),
    rest: rest as DefinitionSettings["rest"],
    extras,
  };
}

const KNOWN_OF_CONTAINER = new Set(["name", "image", "essential", "versionConsistency"]);

function containerSettings(from: ContainerDefinition): ContainerSettings {
  const { rest, extras } = divided(from, containerRest.shape, KNOWN_OF_CONTAINER);
  const { name = "", image = "", essential = true } = from;
  return { name, image, essential, rest: rest as ContainerSettings["rest"], extras };
}

type Shape = Record<string, { safeParse(value: unknown): { success: boolean } }>;

/** What is set: as it can be carried over, and the names of what cannot. AWS says empty lists for what is not set. */
function divided(from: object, shape: Shape, known: ReadonlySet<string>) {
  const set = Object.entries(from).filter(([name, value]) => !known.has(name) && !isEmpty(value));
  const can = ([name, value]: [string, unknown]): boolean => shape[name]?.safeParse(value).success ?? false;
  return {
    rest: Object.fromEntries(set.filter(can)),
    extras: set.filter((each) => !can(each)).map(([name]) => spaced(name)),
  };
}

const isEmpty = (value: unknown): boolean => !value || (typeof value === "object" && Object.keys(value).length === 0);

/** `proxyConfiguration` → `proxy configuration` */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
