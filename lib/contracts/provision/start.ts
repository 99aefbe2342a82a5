import type { ProvisionRequest } from "./input";

/** What the form for a new environment begins with when it is made from one that there is. */
export interface ProvisionStart {
  /** `copy`: a new stage with a service of its own; `service`: one more service for the same stage. */
  kind: "copy" | "service";
  apiId: string;
  apiName: string;
  stage: string;
  input: ProvisionRequest;
  /** Further routes, which come along with the API: `GET /orders`. */
  routes: string[];
  /** What comes along as it is, beside what the form shows; by name, never a value. */
  carried: string[];
  /** Among it are environment variables, whose values stand in script and template. */
  plain: boolean;
  /** What the new one will not have, in whole sentences. */
  left: string[];
  /** Names that follow the new stage's; null: they stay as they are. */
  names: { first: FollowingNames; more: FollowingNames[] } | null;
}

export interface FollowingNames {
  clusterName: string;
  serviceName: string;
  ownCluster: boolean;
  /** The cluster that a copy stays in, where that has another name. */
  sharedCluster?: string;
}
