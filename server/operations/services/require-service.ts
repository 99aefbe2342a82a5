import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { operationOn } from "@/lib/domain/environment";
import { indexFacts } from "@/lib/domain/facts";
import { environmentsByService } from "@/lib/domain/services/environments-of";
import { findService } from "@/server/aws/write/ecs";
import { inventory } from "@/server/inventory";
import { liveOperations } from "@/server/store";
import { environmentHeld } from "@/server/store/operations/insert-operation";

export interface FoundService {
  arn: string;
  clusterArn: string;
}

/** The service as it is now. @throws AppFailure `not_found`; `conflict` for one that is being deleted. */
export async function requireService(cluster: string, name: string): Promise<FoundService> {
  const found = await findService(cluster, name);
  if (!found?.serviceArn || !found.clusterArn) {
    throw new AppFailure({
      code: "not_found",
      message: `There is no service ${name} in the cluster ${cluster} (any more).`,
      remedy: "See the list of services.",
    });
  }
  if (found.status === "ACTIVE") return { arn: found.serviceArn, clusterArn: found.clusterArn };
  throw new AppFailure({ code: "conflict", message: `The service ${name} is being deleted: nothing can be changed.` });
}

/**
 * An operation counts on what it found, and puts it back when it fails: nobody may change its service meanwhile.
 * @throws AppFailure `conflict`, naming the operation.
 */
export async function requireUnheld({ arn }: FoundService): Promise<void> {
  const live = await liveOperations();
  if (live.length === 0) return;
  const environments = environmentsByService(indexFacts(await inventory().read())).get(arn) ?? [];
  const held = environments.find(({ apiId, apiName, stage }) =>
    operationOn(live, { id: apiId, name: apiName }, { stage }),
  );
  if (held) throw await environmentHeld(held);
}

/** What a change of a service makes old. */
export function touchService({ clusterArn }: FoundService, name: string): void {
  inventory().touch(`services:${clusterArn}`, `tasks:${clusterArn}`, `stoppedTasks:${clusterArn}/${name}`);
}
