import type { FollowingNames, ProvisionStart } from "@/lib/contracts/provision/start";
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
  const { first, more } = start.names;
  const following = (names: FollowingNames) => namesForStage(names, start.stage, stage, names.ownCluster);
  const { clusterName, serviceName } = following(first);
  const services = draft.carried.more?.map((each, index) => {
    const names = more[index];
    return names ? { ...each, ...following(names) } : each;
  });
  return {
    ...(touched.has("clusterName") ? {} : { clusterName }),
    ...(touched.has("serviceName") ? {} : { serviceName }),
    ...(touched.has("carried") || !services ? {} : { carried: { ...draft.carried, more: services } }),
  };
}
