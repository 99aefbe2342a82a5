import { DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { CreateTargetGroupCommand, RegisterTargetsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { findBrowser } from "../lib/browser/find.mjs";
import { say } from "../lib/problem.mjs";
import { serverTime, timeUntilUsable } from "./pages.mjs";

/** As many as a cluster of ECS may have tasks. */
export const TARGETS = 5_000;
/** So many fit into one call. */
const AT_ONCE = 1_000;
export const MANY_TARGETS = "bench-many";

/** The page of a target group of so many targets: times in milliseconds. */
export async function manyTargets(dashboard) {
  const url = `${dashboard}/target-groups/${MANY_TARGETS}`;
  return {
    "/api/target-groups, warm": await serverTime(`${dashboard}/api/target-groups/${MANY_TARGETS}`),
    "/target-groups, warm": await serverTime(url),
    "/target-groups, in the browser": await timeUntilUsable(await findBrowser(), url, "172.31.9.9"),
  };
}

/** Behind no load balancer: nothing checks their health, and nothing else is measured with them. */
export async function seedTargets({ ec2, elb }) {
  say(`registering ${TARGETS} targets`);
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
  const group = { Name: MANY_TARGETS, Protocol: "HTTP", Port: 80, VpcId: Vpcs[0].VpcId, TargetType: "ip" };
  const { TargetGroups } = await elb.send(new CreateTargetGroupCommand(group));
  const { TargetGroupArn } = TargetGroups[0];
  const all = Array.from({ length: TARGETS }, (_, at) => ({ Id: `172.31.${at >> 8}.${at & 255}` }));
  for (let at = 0; at < TARGETS; at += AT_ONCE) {
    await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: all.slice(at, at + AT_ONCE) }));
  }
}
