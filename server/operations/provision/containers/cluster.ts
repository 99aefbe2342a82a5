import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { createCluster, findCluster } from "@/server/aws/write/ecs";
import { lowerTags } from "@/server/aws/write/or-null";
import { defineStep, done } from "../../definition";
import { ownTags } from "../ownership";

/** A cluster may be shared: whoever made it, it is used as it is. */
export const cluster = defineStep<ProvisionInput, { clusterArn: string }>({
  key: "cluster",
  title: ({ clusterName }) => `Cluster ${clusterName}`,
  after: [],
  timeoutMs: 120_000,
  touches: () => ["clusters"],
  async run(context) {
    const { clusterName: name, containerInsights } = context.input;
    const found = await findCluster(name);
    const clusterArn = found ?? (await createCluster(name, lowerTags(ownTags(context)), containerInsights));
    context.resource("cluster", clusterArn, found === null);
    return done({ clusterArn }, found === null ? "made" : "found");
  },
});
