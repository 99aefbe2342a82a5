import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { listContainerInstances } from "@/server/aws/write/container-instances";
import { allows } from "@/server/aws/write/ec2";
import { cliCommand } from "../../cli";
import { defineStep, done } from "../../definition";
import { cluster } from "../containers/cluster";
import { balancerGroupId } from "../network/security-groups";
import { DYNAMIC_PORTS } from "./instance-group";

/** Somebody else's instances must let the load balancer in; their rules are not Stageway's to change. */
export const instancesReachable = defineStep<ProvisionInput, object>({
  key: "instances-reachable",
  title: ({ clusterName }) => `The instances of ${clusterName} let the load balancer in`,
  when: ({ launch }) => launch.type === "EC2" && launch.instances.kind === "existing",
  after: ["instances-joined", "load-balancer-group", "shared-listener"],
  timeoutMs: 60_000,
  async run(context) {
    const from = { groupId: balancerGroupId(context) };
    const instances = await listContainerInstances(context.output(cluster).clusterArn);
    const closed = instances.find(
      ({ groups }) => !groups.some(({ permissions }) => allows(permissions, { from, ...DYNAMIC_PORTS })),
    );
    if (closed !== undefined) throw isClosed(closed.instanceId, closed.groups[0]?.id ?? "", from.groupId);
    return done({}, `${instances.length} instances`);
  },
});

function isClosed(instanceId: string, groupId: string, balancerGroup: string): AppFailure {
  const ports = `${DYNAMIC_PORTS.port}-${DYNAMIC_PORTS.toPort}`;
  const permission = {
    IpProtocol: "tcp",
    FromPort: DYNAMIC_PORTS.port,
    ToPort: DYNAMIC_PORTS.toPort,
    UserIdGroupPairs: [{ GroupId: balancerGroup }],
  };
  const input = { GroupId: groupId, IpPermissions: [permission] };
  const command = cliCommand({ service: "ec2", operation: "AuthorizeSecurityGroupIngress", input });
  return new AppFailure({
    code: "conflict",
    message: `The instance ${instanceId} does not let the load balancer in on ports ${ports}.`,
    reason: "In bridge mode tasks listen on ports from that range; health checks would time out.",
    remedy: `Add the rule, then retry: ${command}`,
  });
}
