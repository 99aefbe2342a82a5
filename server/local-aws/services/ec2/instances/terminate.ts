import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { missingParameter } from "../errors";
import type { Ec2Handlers } from "../module";
import { deleteNetworkInterface } from "../network-interfaces";
import { ec2Tables } from "../tables";
import { requireInstance } from "./find";
import type { Instance } from "./records";
import { stateView } from "./view";

export const terminateInstances: Ec2Handlers = {
  /** All or none. Terminating twice changes nothing. */
  TerminateInstances({ InstanceIds = [] }, { region, world }) {
    const tables = ec2Tables(world, region);
    if (InstanceIds.length === 0) throw missingParameter("InstanceId");
    const instances = [...new Set(InstanceIds)].map((id) => requireInstance(tables, id));
    const kept = instances.find((one) => one.protectedFromTermination && !one.terminatedAt);
    if (kept) {
      throw new AwsError(
        "OperationNotPermitted",
        `The instance '${kept.instanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
      );
    }
    const TerminatingInstances = instances.map((before) => ({
      InstanceId: before.instanceId,
      PreviousState: stateView(before, world.now()),
      CurrentState: stateView(terminate(world, region, before), world.now()),
    }));
    return { TerminatingInstances };
  },
};

/** Begins to shut it down, and gives its address back. */
export function terminate(world: World, region: string, instance: Instance): Instance {
  if (instance.terminatedAt) return instance;
  const terminated = { ...instance, publicIpAddress: undefined, terminatedAt: new Date(world.now()) };
  ec2Tables(world, region).instances.put(instance.instanceId, terminated);
  deleteNetworkInterface(world, region, instance.networkInterfaceId);
  return terminated;
}
