import "server-only";
import { isAppFailure } from "@/lib/contracts/app-failure";
import type { OrphanList, TeardownPlan, TeardownScope } from "@/lib/contracts/teardown";
import { orphanGroups } from "@/lib/domain/teardown/orphans";
import { planFor, removalFacts } from "@/server/operations/teardown/plan";
import { type Subject, subjectOf } from "@/server/operations/teardown/subject";
import { liveOperations } from "@/server/store";

export interface TeardownAsk {
  scope: TeardownScope;
  picked: string[];
  logGroups: boolean;
}

/**
 * All that a removal would take, and what stays. What cannot be read makes a plan that says so and takes nothing.
 * @throws AppFailure when there is no such environment or operation.
 */
export async function getTeardown({ scope, picked, logGroups }: TeardownAsk): Promise<TeardownPlan> {
  const subject = await subjectOf(scope);
  const { apiName, apiId, stage, environment, operationId, whole } = subject;
  const fetchedAt = new Date().toISOString();
  const head = { fetchedAt, environment: `${apiName}/${stage}`, title: subject.title, ...(await holderOf(subject)) };
  const about = { environment, apiId, stage: whole ? stage : undefined, operationId, picked, logGroups };
  return orUnsure<TeardownPlan>(
    async () => {
      const { at, goes, stays, unsure } = await planFor(about);
      return { ...head, fetchedAt: at, goes, stays, unsure };
    },
    (unsure) => ({ ...head, goes: [], stays: [], unsure }),
  );
}

/** What Stageway made for environments that are gone. Read when somebody looks. */
export async function getOrphans(): Promise<OrphanList> {
  const fetchedAt = new Date().toISOString();
  return orUnsure<OrphanList>(
    async () => {
      const { things, live, at } = await removalFacts({});
      return { fetchedAt: at, groups: orphanGroups(things, live), unsure: [] };
    },
    (unsure) => ({ fetchedAt, groups: [], unsure }),
  );
}

async function holderOf({ apiName, stage }: Subject): Promise<Pick<TeardownPlan, "heldBy">> {
  const heldBy = (await liveOperations()).find((each) => each.apiName === apiName && each.stage === stage);
  return heldBy ? { heldBy } : {};
}

async function orUnsure<T>(read: () => Promise<T>, otherwise: (unsure: string[]) => T): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!isAppFailure(thrown)) throw thrown;
    const { message, reason } = thrown.error;
    return otherwise([reason ? `${message} ${reason}` : message]);
  }
}
