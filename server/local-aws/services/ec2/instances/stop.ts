import { incorrectState, missingParameter } from "../errors";
import type { Ec2Handlers } from "../module";
import { ec2Tables } from "../tables";
import { requireInstance } from "./find";
import type { Instance } from "./records";
import { stateOf } from "./state";
import { stateView } from "./view";

/** It keeps its private address and gives its public one back (EC2 user guide, "Stop and start"). */
const stopped = (instance: Instance, at: Date): Instance =>
  instance.stoppedAt ? instance : { ...instance, publicIpAddress: undefined, stoppedAt: at };

export const stopInstances: Ec2Handlers = {
  /** All or none. Stopping twice changes nothing. */
  StopInstances({ InstanceIds = [] }, { region, world }) {
    const tables = ec2Tables(world, region);
    if (InstanceIds.length === 0) throw missingParameter("InstanceId");
    const now = world.now();
    const instances = [...new Set(InstanceIds)].map((id) => requireInstance(tables, id));
    for (const one of instances)
      if (one.terminatedAt) throw incorrectState(one.instanceId, stateOf(one, now), "stopped");
    const StoppingInstances = instances.map((before) => {
      const after = stopped(before, new Date(now));
      tables.instances.put(after.instanceId, after);
      const [PreviousState, CurrentState] = [stateView(before, now), stateView(after, now)];
      return { InstanceId: after.instanceId, PreviousState, CurrentState };
    });
    return { StoppingInstances };
  },
};
