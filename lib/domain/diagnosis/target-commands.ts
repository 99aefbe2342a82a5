/** What is done to targets and to how they are checked, as commands: each stands in a diagnosis. */
import type { TargetFact, TargetGroupFact } from "../facts";
import { awsCli } from "./cli";

type Group = Pick<TargetGroupFact, "arn">;
export type Place = Pick<TargetFact, "id" | "port">;

const ofGroup = (verb: string, { arn }: Group, ...more: string[]): string =>
  awsCli("elbv2", verb, "--target-group-arn", arn, ...more);

/** So many fit into a command that people still read. */
const MOST = 20;

const targets = (places: readonly Place[]): string[] => [
  "--targets",
  // Without its port another one of the same machine would be meant.
  ...places.slice(0, MOST).map(({ id, port }) => (port === undefined ? `Id=${id}` : `Id=${id},Port=${port}`)),
];

export const register = (group: Group, places: readonly Place[]): string =>
  ofGroup("register-targets", group, ...targets(places));
export const deregister = (group: Group, places: readonly Place[]): string =>
  ofGroup("deregister-targets", group, ...targets(places));
export const startInstances = (places: readonly Place[]): string =>
  awsCli("ec2", "start-instances", "--instance-ids", ...new Set(places.slice(0, MOST).map(({ id }) => id)));

/** Until all of the group pass their health checks, or those. */
export const waitInService = (group: Group, places: readonly Place[] = []): string =>
  awsCli(
    "elbv2",
    "wait",
    "target-in-service",
    "--target-group-arn",
    group.arn,
    ...(places.length > 0 ? targets(places) : []),
  );

export const checkPath = (group: Group, path: string): string =>
  ofGroup("modify-target-group", group, "--health-check-path", path);
/** As JSON: in the CLI's shorthand a comma would begin the next value. */
export const acceptCodes = (group: Group, codes: string): string =>
  ofGroup("modify-target-group", group, "--matcher", JSON.stringify({ HttpCode: codes }));
export const switchChecksOn = (group: Group): string => ofGroup("modify-target-group", group, "--health-check-enabled");

export const describeHealth = (group: Group): string => ofGroup("describe-target-health", group);
