import { incorrectState, missingParameter } from "../errors";
import type { Ec2Handlers } from "../module";
import { ec2Tables } from "../tables";
import { requireInstance } from "./find";
import { stateOf } from "./state";
import { stateView } from "./view";

export const startInstances: Ec2Handlers = {
  /** All or none; one that runs goes on. Nothing but a stopped instance can be started. */
  StartInstances({ InstanceIds = [] }, { region, world }) {
    const tables = ec2Tables(world, region);
    if (InstanceIds.length === 0) throw missingParameter("InstanceId");
    const now = world.now();
    const instances = [...new Set(InstanceIds)].map((id) => requireInstance(tables, id));
    for (const one of instances) {
      const state = stateOf(one, now);
      if (!["stopped", "pending", "running"].includes(state)) throw incorrectState(one.instanceId, state, "started");
    }
    const StartingInstances = instances.map((before) => {
      const after = before.stoppedAt ? { ...before, stoppedAt: undefined, launchedAt: new Date(now) } : before;
      tables.instances.put(after.instanceId, after);
      const [PreviousState, CurrentState] = [stateView(before, now), stateView(after, now)];
      return { InstanceId: after.instanceId, PreviousState, CurrentState };
    });
    return { StartingInstances };
  },
};
