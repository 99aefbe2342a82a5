import type { ProvisionStart } from "@/lib/contracts/provision/start";
import { namesForStage } from "@/lib/domain/provisioning/from-environment/names";
import type { Draft, FieldName } from "./draft";

/** A copy's names go with its stage's, as long as nobody has given others. */
export function namesFollowing(
  start: ProvisionStart | undefined,
  draft: Draft,
  change: Partial<Draft>,
  touched: ReadonlySet<FieldName>,
): Partial<Draft> {
  const stage = change.stage?.trim();
  if (!start?.names || !stage || stage === draft.stage) return {};
  const { ownCluster, ...names } = start.names;
  const { clusterName, serviceName } = namesForStage(names, start.stage, stage, ownCluster);
  return {
    ...(touched.has("clusterName") ? {} : { clusterName }),
    ...(touched.has("serviceName") ? {} : { serviceName }),
  };
}
