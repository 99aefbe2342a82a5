import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { newInstances } from "@/lib/domain/provisioning/wanted-capacity";
import { countContainerInstances } from "@/server/aws/write/container-instances";
import { defineStep, done, wait } from "../../definition";
import { cluster } from "../containers/cluster";

/** Instances have joined the cluster: without one ECS has nowhere to put a task. */
export const instancesJoined = defineStep<ProvisionInput, object>({
  key: "instances-joined",
  title: (input) => `${newInstances(input)?.count ?? "The cluster's"} instances have joined the cluster`,
  when: ({ launch }) => launch.type === "EC2",
  after: ["cluster", "auto-scaling-group", "capacity-provider"],
  timeoutMs: 15 * 60_000,
  async run(context) {
    const { clusterArn } = context.output(cluster);
    const joined = await countContainerInstances(clusterArn);
    const wanted = newInstances(context.input)?.count;
    if (wanted === undefined && joined === 0) throw empty(context.input.clusterName);
    if (joined >= (wanted ?? 1)) return done({}, `${joined} in the cluster`);
    return wait(
      context.elapsedMs < 15_000 ? 1_000 : 5_000,
      `${joined} of ${wanted} instances; starting takes minutes.`,
    );
  },
});

const empty = (name: string) =>
  new AppFailure({
    code: "not_found",
    message: `No container instances were found in the cluster ${name}.`,
    reason: "With the launch type EC2, tasks run on the cluster's own instances.",
    remedy: "Let instances be made for the cluster, choose another cluster, or run on Fargate.",
  });
