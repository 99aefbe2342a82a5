import { clientError } from "../errors";
import type { EcsHandlers } from "../module";
import { listPage } from "../paging";
import { families, type TaskDefinitionRecord, taskDefinitions } from "../records";
import { tagsOf } from "../tags/tags";
import { deleteTaskDefinitions } from "./delete";
import { findTaskDefinition } from "./find";
import { registerTaskDefinition } from "./register";

export const taskDefinitionHandlers: EcsHandlers = {
  RegisterTaskDefinition: registerTaskDefinition,

  DescribeTaskDefinition({ taskDefinition = "", include = [] }, { world, region }) {
    const record = findTaskDefinition(world, region, taskDefinition);
    if (!record) throw clientError("Unable to describe task definition.");
    const tags = include.includes("TAGS") ? tagsOf(world, region, record.taskDefinitionArn) : undefined;
    return { taskDefinition: record, tags };
  },

  /** By family and revision, ascending unless `sort` is DESC. `familyPrefix` is a whole family name, as on AWS. */
  ListTaskDefinitions({ familyPrefix, status = "ACTIVE", sort = "ASC", ...page }, { world, region }) {
    const found = taskDefinitions(world, region)
      .values()
      .filter((record) => record.status === status && (familyPrefix === undefined || record.family === familyPrefix))
      .sort(byFamilyAndRevision);
    const ordered = sort === "DESC" ? found.reverse() : found;
    const { items, nextToken } = listPage(ordered, (record) => record.taskDefinitionArn, page);
    return { taskDefinitionArns: items.map((record) => record.taskDefinitionArn), nextToken };
  },

  /** Here `familyPrefix` is a prefix. */
  ListTaskDefinitionFamilies({ familyPrefix = "", status = "ALL", ...page }, { world, region }) {
    const active = new Set<string>();
    for (const record of taskDefinitions(world, region).values()) {
      if (record.status === "ACTIVE") active.add(record.family);
    }
    const found = families(world, region)
      .keys()
      .filter((family) => family.startsWith(familyPrefix))
      .filter((family) => status === "ALL" || active.has(family) === (status === "ACTIVE"))
      .sort();
    const { items, nextToken } = listPage(found, (family) => family, page);
    return { families: items, nextToken };
  },

  /** It stays, INACTIVE: services that use it go on, but nothing new can. */
  DeregisterTaskDefinition({ taskDefinition = "" }, { world, region }) {
    if (!/:\d+$/.test(taskDefinition)) throw clientError("Task definition must be given with its revision.");
    const record = findTaskDefinition(world, region, taskDefinition);
    if (!record) throw clientError("The specified task definition does not exist.");
    if (record.status !== "ACTIVE") return { taskDefinition: record };
    const inactive = { ...record, status: "INACTIVE" as const, deregisteredAt: new Date(world.now()) };
    taskDefinitions(world, region).put(`${record.family}:${record.revision}`, inactive);
    return { taskDefinition: inactive };
  },

  DeleteTaskDefinitions: deleteTaskDefinitions,
};

function byFamilyAndRevision(a: TaskDefinitionRecord, b: TaskDefinitionRecord): number {
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  return a.revision - b.revision;
}
