import type { AutoScalingGroupProvider, AutoScalingGroupProviderUpdate, ManagedScaling } from "@aws-sdk/client-ecs";
import { invalidParameter } from "../errors";

const SCALING: ManagedScaling = {
  status: "DISABLED",
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriod: 300,
};

/** What is given over what there is. @throws AwsError InvalidParameterException */
export function mergeSettings(
  before: AutoScalingGroupProvider | undefined,
  given: AutoScalingGroupProviderUpdate,
  protectsNewInstances: boolean,
): Pick<AutoScalingGroupProvider, "managedScaling" | "managedTerminationProtection" | "managedDraining"> {
  const managedScaling = { ...SCALING, ...before?.managedScaling, ...given.managedScaling };
  const managedTerminationProtection =
    given.managedTerminationProtection ?? before?.managedTerminationProtection ?? "DISABLED";
  const { targetCapacity = 100, minimumScalingStepSize: least = 1, maximumScalingStepSize: most = 1 } = managedScaling;
  if (targetCapacity < 1 || targetCapacity > 100) throw invalidParameter("Target capacity must be between 1 and 100.");
  if (least < 1 || most > 10_000 || least > most) {
    throw invalidParameter("The scaling step sizes must be between 1 and 10000, the minimum not above the maximum.");
  }
  if (managedTerminationProtection === "ENABLED") {
    if (managedScaling.status !== "ENABLED") {
      throw invalidParameter(
        "The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, managed scaling must be enabled.",
      );
    }
    if (!protectsNewInstances) {
      throw invalidParameter(
        "The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled.",
      );
    }
  }
  const managedDraining = given.managedDraining ?? before?.managedDraining ?? "ENABLED";
  return { managedScaling, managedTerminationProtection, managedDraining };
}
