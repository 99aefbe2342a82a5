import "server-only";
import type { FurtherService } from "@/lib/contracts/provision/input";
import type { FollowingNames, ProvisionStart } from "@/lib/contracts/provision/start";
import { carriedWords, hasPlainValues } from "@/lib/domain/provisioning/from-environment/carried-words";
import { copyOf } from "@/lib/domain/provisioning/from-environment/copy-of";
import type { Existing } from "@/lib/domain/provisioning/from-environment/existing";
import { baseNames } from "@/lib/domain/provisioning/from-environment/given";
import { bringsMachines } from "@/lib/domain/provisioning/from-environment/launch";
import { freeStage } from "@/lib/domain/provisioning/from-environment/names";
import { inventory } from "@/server/inventory";
import { readExisting } from "./read-existing";

/** What the form begins with for a copy of an environment. @throws as `readExisting` */
export async function copyEnvironment(apiId: string, stage: string): Promise<ProvisionStart> {
  const existing = await readExisting(apiId, stage);
  const { stages } = await inventory().read({ apiId }, { held: true });
  const taken = stages[apiId]?.value?.map((each) => each.stage) ?? [];
  const { input, routes, left } = copyOf(existing, freeStage(taken, stage));
  return {
    kind: "copy",
    apiId,
    apiName: existing.apiName,
    stage,
    input,
    routes: routes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`)),
    carried: carriedWords(input),
    plain: hasPlainValues(input),
    left,
    names: {
      first: namesOf(existing, input),
      more: existing.more.flatMap((each, index) => {
        const service = input.more?.[index];
        return service ? [namesOf(each, service)] : [];
      }),
    },
  };
}

const namesOf = (existing: Existing, copy: FurtherService): FollowingNames => ({
  ...baseNames(existing),
  ownCluster: bringsMachines(copy),
});
