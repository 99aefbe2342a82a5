import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { isLive, type OperationSummary } from "@/lib/contracts/operations";
import { stackName } from "@/lib/contracts/stacks/input";
import type { BoundStage, Stack, StackDetail, StackResource } from "@/lib/contracts/stacks/stack";
import { boundStages } from "@/lib/domain/cloudformation/bound-stages";
import { firstCause } from "@/lib/domain/cloudformation/first-cause";
import { resourceHref } from "@/lib/domain/cloudformation/resource-links";
import { known } from "@/lib/domain/facts";
import { inventory } from "@/server/inventory";
import { getOperation } from "@/server/store";
import { unreadable } from "../parts/found";
import { newestOperation } from "./holder";
import { problemOf } from "./problem";

/** The stack of this name, as it was read last. @throws AppFailure when there is none, or nobody can say. */
export async function foundStack(
  name: string,
): Promise<{ stack: Stack; at: string; problem: ReturnType<typeof problemOf> }> {
  // What cannot be a name is none: CloudFormation would call the question wrong.
  const fact = stackName.safeParse(name).success ? await inventory().stacks.named(name) : { value: null };
  if (fact.value === undefined) throw unreadable(fact, "The stack");
  if (fact.value !== null)
    return { stack: fact.value, at: fact.at ?? new Date().toISOString(), problem: problemOf(fact, "The stack") };
  throw new AppFailure({
    code: "not_found",
    message: `There is no stack ${name} in this account and region.`,
    remedy: "It may have been deleted. See the list of stacks.",
  });
}

/** One stack with its events, its resources, and who is bound to it. @throws AppFailure as `foundStack`. */
export async function getStack(name: string): Promise<StackDetail> {
  const { stack, at, problem } = await foundStack(name);
  const { stacks } = inventory();
  const [events, resources, changeSets, bound, newest] = await Promise.all([
    stacks.events(stack),
    stacks.resources(stack.id),
    stacks.openChangeSets(stack.id),
    boundTo(stack),
    newestOperation(name),
  ]);
  const problems = [
    problem,
    problemOf(events, "The events"),
    problemOf(resources, "The resources"),
    problemOf(changeSets, "The previews"),
  ];
  return {
    fetchedAt: oldest([at, events.at, resources.at, changeSets.at]),
    stack,
    events: events.value ?? null,
    resources: resources.value?.map((one) => linked(one, resources.value ?? [])) ?? null,
    cause: firstCause(events.value ?? [], stack),
    boundStages: bound,
    ...(await operationOf(newest, stack)),
    changeSets: changeSets.value ?? [],
    problems: problems.filter((each) => each !== null),
  };
}

/** What failed before the stack was last changed is of another time. */
async function operationOf(
  newest: OperationSummary | undefined,
  stack: Stack,
): Promise<Pick<StackDetail, "operation" | "failed">> {
  if (newest === undefined) return {};
  const { id, title, status, error, createdAt } = newest;
  if (isLive(status)) return { operation: { id, title, ...(await progressOf(id)) } };
  const isOfNow = createdAt >= (stack.updatedAt ?? stack.createdAt);
  return status === "failed" && error && isOfNow ? { failed: { id, title, error } } : {};
}

/** What the step under way tells: `Being created: 3 of 9 resources done; under way: Lb.` */
async function progressOf(operationId: string): Promise<{ progress?: string }> {
  const steps = (await getOperation(operationId))?.steps ?? [];
  const progress = steps.find(({ status }) => status === "running" || status === "waiting")?.detail;
  return progress === undefined ? {} : { progress };
}

function linked(resource: StackResource, all: readonly StackResource[]) {
  const href = resourceHref(resource, all);
  return { ...resource, ...(href && { href }) };
}

/** Null where an API's stages are not known: nobody can say then that no stage is bound. */
async function boundTo({ outputs }: Stack): Promise<BoundStage[] | null> {
  if (outputs.length === 0) return [];
  const { apis, stages } = await inventory().read();
  const all = known(apis);
  if (all?.every(({ id }) => known(stages[id]) !== undefined) !== true) return null;
  return boundStages(outputs, all, (apiId) => known(stages[apiId]) ?? []);
}

const oldest = (times: (string | undefined)[]): string =>
  times.filter((time) => time !== undefined).sort()[0] ?? new Date().toISOString();
