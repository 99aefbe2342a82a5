/** Elastic Load Balancing v2: application load balancers that really carry requests. */
import { openBlackHole } from "../../dataplane/black-hole";
import { defineService } from "../../protocol/service";
import type { World } from "../../world";
import { registerSecurityGroupUser } from "../ec2/security-group-users";
import { registerSubnetUser } from "../ec2/subnet-users";
import { createFirewall } from "./firewall";
import { listenerHandlers } from "./listeners/handlers";
import { loadBalancerHandlers } from "./load-balancers/handlers";
import type { Elbv2 } from "./module";
import { listeners, loadBalancers } from "./records";
import { ruleHandlers } from "./rules/handlers";
import { forgetRuntime, runtimeOf } from "./runtime";
import { intercept } from "./serve/intercept";
import { attachName, closeListeners, converge, detachName } from "./serve/listeners";
import { tagHandlers } from "./tags/handlers";
import { targetGroupHandlers } from "./target-groups/handlers";
import { awaitDrained } from "./targets/deregister";
import { targetHandlers } from "./targets/handlers";
import { topologyChanged } from "./topology";

registerSecurityGroupUser((world, region, groupId) =>
  loadBalancers(world, region)
    .values()
    .some((loadBalancer) => loadBalancer.SecurityGroups.includes(groupId)),
);

registerSubnetUser((world, region, subnetId) =>
  loadBalancers(world, region)
    .values()
    .filter((loadBalancer) => loadBalancer.AvailabilityZones.some((zone) => zone.SubnetId === subnetId))
    .map(({ Scheme }) => ({ isPublic: Scheme === "internet-facing" })),
);

export const elbv2 = defineService<Elbv2>({
  signingName: "elasticloadbalancing",
  loadModel: () => import("@aws-sdk/client-elastic-load-balancing-v2"),
  loadHandlers: async () => ({
    ...loadBalancerHandlers,
    ...targetGroupHandlers,
    ...listenerHandlers,
    ...ruleHandlers,
    ...targetHandlers,
    ...tagHandlers,
  }),
  start,
  intercept,
});

/** Everything stored comes back: names, listeners on new loopback ports, health checks, drains that were under way. */
async function start(world: World): Promise<() => Promise<void>> {
  const runtime = runtimeOf(world);
  const blackHole = await openBlackHole();
  const unguard = world.network.guard(createFirewall(world, blackHole.loopbackPort));
  runtime.running = true;
  for (const region of world.store.regions("elbv2/load-balancers")) {
    for (const loadBalancer of loadBalancers(world, region).values()) attachName(world, loadBalancer);
    topologyChanged(world, region);
    await Promise.all(
      listeners(world, region)
        .values()
        .map((listener) => converge(world, region, listener.ListenerArn)),
    );
  }
  for (const group of runtime.groups.values()) {
    for (const target of group.targets.values()) awaitDrained(world, group, target);
  }
  return async () => {
    await stop(world);
    unguard();
    await blackHole.close();
  };
}

async function stop(world: World): Promise<void> {
  const runtime = runtimeOf(world);
  runtime.running = false;
  runtime.scheduler.stop();
  await closeListeners(world);
  for (const arn of [...runtime.names.keys()]) detachName(world, arn);
  runtime.agent.destroy();
  forgetRuntime(world);
}
