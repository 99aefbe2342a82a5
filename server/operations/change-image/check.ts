import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ChangeImageInput } from "@/lib/contracts/environment-changes";
import { lastPart } from "@/lib/domain/services/names";
import { findService, type Service } from "@/server/aws/write/ecs";
import { given } from "@/server/aws/write/or-null";
import { defineStep, done, type Outcome, wait } from "../definition";

export type Checked = {
  clusterArn: string;
  /** The revision that runs, to go back to. */
  former: string;
  targetGroupArn: string | null;
  /** Tasks that are meant to run. */
  desired: number;
};

/** A rollout that goes on must end first: its verdict and this one's could not be told apart. */
const PATIENCE_MS = 5 * 60_000;

/** The service runs what the person saw, and nothing is being rolled out. */
export const check = defineStep<ChangeImageInput, Checked>({
  key: "check",
  title: ({ service }) => `Check the service ${service}`,
  after: [],
  timeoutMs: 6 * 60_000,
  async run({ input, elapsedMs }): Promise<Outcome<Checked>> {
    const found = await findService(input.cluster, input.service);
    if (found?.status !== "ACTIVE") throw notThere(input);
    const former = given(found.taskDefinition, "task definition");
    if (isRollingOut(found)) {
      if (elapsedMs < PATIENCE_MS) return wait(3_000, "Another rollout of the service is under way.");
      throw new AppFailure({ code: "conflict", message: `Another rollout of ${input.service} does not end.` });
    }
    if (former !== input.taskDefinition) throw moved(input, former);
    const targetGroupArn = found.loadBalancers?.[0]?.targetGroupArn ?? null;
    const { desiredCount: desired = 0 } = found;
    return done(
      { clusterArn: given(found.clusterArn, "cluster ARN"), former, targetGroupArn, desired },
      lastPart(former),
    );
  },
});

const isRollingOut = ({ deployments = [] }: Service): boolean =>
  deployments.some(({ status, rolloutState }) => status === "PRIMARY" && rolloutState === "IN_PROGRESS");

const notThere = ({ service, cluster }: ChangeImageInput) =>
  new AppFailure({
    code: "not_found",
    message: `There is no service ${service} in the cluster ${cluster} (any more).`,
  });

const moved = ({ service }: ChangeImageInput, now: string) =>
  new AppFailure({
    code: "conflict",
    message: `The service ${service} has moved on since you looked.`,
    reason: `It runs ${lastPart(now)} now.`,
    remedy: "Look at it again.",
  });
