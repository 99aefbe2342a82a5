import "server-only";
import {
  DescribeTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import { call } from "../call";
import { given } from "./or-null";

/** A task definition as it can be registered again, tags included. */
export type Revision = RegisterTaskDefinitionCommandInput;

/** What ECS adds to a revision by itself (API reference, TaskDefinition). */
const OWN = [
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
] as const;

/** Without the tags that AWS alone may set, such as a stack's. @throws AwsFailure */
export async function readRevision(taskDefinition: string): Promise<Revision> {
  const answer = await call(new DescribeTaskDefinitionCommand({ taskDefinition, include: ["TAGS"] }));
  const tags = (answer.tags ?? []).filter(({ key }) => !key?.startsWith("aws:"));
  return { ...essence(given(answer.taskDefinition, "task definition")), ...(tags.length > 0 ? { tags } : {}) };
}

/** Whether a revision would run just what is wanted; tags aside. */
export const isSameRevision = (found: TaskDefinition, { tags: _, ...wanted }: Revision): boolean =>
  JSON.stringify(ordered(essence(found))) === JSON.stringify(ordered(wanted));

function essence(found: TaskDefinition): Revision {
  const rest: Record<string, unknown> = { ...found };
  for (const name of OWN) delete rest[name];
  return rest as unknown as Revision;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, ordered(each)]),
  );
}
