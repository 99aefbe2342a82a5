import "server-only";
import type { ProvisionStart } from "@/lib/contracts/provision/start";
import { indexFacts } from "@/lib/domain/facts";
import { wayOf } from "@/lib/domain/provisioning/from-environment/way";
import { inventory, withAttention } from "../inventory";
import { copyEnvironment } from "../operations/provision/existing/copy-environment";
import { foundApi, foundStage } from "./parts/found";

/** What the form for a new environment begins with when another is copied. @throws AppFailure when it cannot be. */
export const getCopy = (apiId: string, stage: string): Promise<ProvisionStart> =>
  withAttention("watch", () => copyEnvironment(apiId, stage));

/** What it begins with for one more service of a stage: the same cluster, and a path and variable that are free. */
export async function getAddition(apiId: string, stageName: string): Promise<ProvisionStart> {
  const facts = await inventory().read({ apiId });
  const api = foundApi(facts, apiId);
  const stage = foundStage(facts, apiId, stageName);
  const way = wayOf(indexFacts(facts), api, stage);
  const service = Object.values(facts.services).flatMap(({ value = [] }) => value);
  const clusterArn = service.find(({ arn }) => arn === way?.serviceArn)?.clusterArn;
  const cluster = facts.clusters.value?.find(({ arn }) => arn === clusterArn);
  return {
    kind: "service",
    apiId,
    apiName: api.name,
    stage: stageName,
    input: {
      clusterName: cluster?.name ?? "",
      serviceName: "",
      image: "",
      containerPort: 80,
      desiredCount: 2,
      api: { id: apiId },
      path: "",
      stage: stageName,
      variableName: "",
    },
    routes: [],
    carried: [],
    plain: false,
    left: [],
    names: null,
  };
}
