import "server-only";
import type { ProvisionStart } from "@/lib/contracts/provision/start";
import { copyOf } from "@/lib/domain/provisioning/from-environment/copy-of";
import { freeStage } from "@/lib/domain/provisioning/from-environment/names";
import { inventory } from "@/server/inventory";
import { readExisting } from "./read-existing";

/** What the form begins with for a copy of an environment. @throws as `readExisting` */
export async function copyEnvironment(apiId: string, stage: string): Promise<ProvisionStart> {
  const existing = await readExisting(apiId, stage);
  const { stages } = await inventory().read({ apiId }, { held: true });
  const taken = stages[apiId]?.value?.map((each) => each.stage) ?? [];
  const { input, routes, left } = copyOf(existing, freeStage(taken, stage));
  const { launch } = input;
  return {
    kind: "copy",
    apiId,
    apiName: existing.apiName,
    stage,
    input,
    routes: routes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`)),
    left,
    names: {
      clusterName: existing.cluster,
      serviceName: existing.service.name,
      ownCluster: launch?.type === "EC2" && launch.instances?.kind === "new",
    },
  };
}
