import "server-only";
import { DeleteLaunchTemplateCommand, DeleteSecurityGroupCommand } from "@aws-sdk/client-ec2";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";
import { orNull } from "../or-null";

/** `busy`: a network interface or another group's rule still holds it (`DependencyViolation`). */
export async function deleteSecurityGroup(GroupId: string): Promise<"gone" | "busy"> {
  try {
    await orNull(call(new DeleteSecurityGroupCommand({ GroupId }), { idempotent: true }));
    return "gone";
  } catch (thrown) {
    if (isAwsFailure(thrown) && thrown.code === "conflict") return "busy";
    throw thrown;
  }
}

export async function deleteLaunchTemplate(LaunchTemplateId: string): Promise<void> {
  await orNull(call(new DeleteLaunchTemplateCommand({ LaunchTemplateId }), { idempotent: true }));
}
