import type { ProvisionInput } from "@/lib/contracts/commands";
import type { Ec2Launch } from "@/lib/contracts/provision/launch";

export type NewInstances = Extract<Ec2Launch["instances"], { kind: "new" }>;

/** The machines to be made for the cluster; null on Fargate and where the cluster has its own. */
export const newInstances = ({ launch }: ProvisionInput): NewInstances | null =>
  launch.type === "EC2" && launch.instances.kind === "new" ? launch.instances : null;

export const makesInstances = (input: ProvisionInput): boolean => newInstances(input) !== null;

/** It runs on the machines through their capacity provider, which is made for it. */
export const asksProvider = (input: ProvisionInput): boolean => newInstances(input)?.askedBy === "capacityProvider";

/** The sizes of the machines' Auto Scaling group. */
export const groupSizes = ({ count, minSize = 0, maxSize = count }: NewInstances) => ({ minSize, maxSize, count });

type Named = Pick<ProvisionInput, "clusterName">;

/** Everything that belongs to a cluster's machines has this name. */
export const capacityName = ({ clusterName }: Named): string => `stageway-${clusterName}`;

export const instanceRoleName = ({ clusterName }: Named): string => `stageway-${clusterName}-instance`;

/**
 * An instance joins the cluster that its agent's configuration names (ECS developer guide, "Bootstrapping container
 * instances"). Tasks with a network of their own do not reach its credentials.
 */
export const userDataFor = ({ clusterName }: Named): string =>
  `#!/bin/bash
cat <<'EOF' >> /etc/ecs/ecs.config
ECS_CLUSTER=${clusterName}
ECS_AWSVPC_BLOCK_IMDS=true
EOF
`;

/**
 * Sessions with tokens only, and none over the bridge to a container, so that nothing in one reads the instance's
 * credentials (ECS developer guide, "Amazon ECS task IAM role").
 */
export const METADATA_OPTIONS = { HttpTokens: "required", HttpPutResponseHopLimit: 1 } as const;

/** AWS's newest machine image for ECS, looked up when an instance starts. */
export const ECS_IMAGE = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
