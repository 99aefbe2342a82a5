import "server-only";
import { DeleteAutoScalingGroupCommand, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { call } from "../../call";
import { orNull } from "../or-null";

/** Its status while it is being deleted, `active` before; null when there is none. */
export async function autoScalingGroupStatus(name: string): Promise<string | null> {
  const answer = await call(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }));
  const found = answer.AutoScalingGroups?.[0];
  return found === undefined ? null : (found.Status ?? "active");
}

/** Ends its instances with it. */
export async function deleteAutoScalingGroup(name: string): Promise<void> {
  const command = new DeleteAutoScalingGroupCommand({ AutoScalingGroupName: name, ForceDelete: true });
  await orNull(call(command, { idempotent: true }));
}
