import "server-only";
import { deleteSecurityGroup } from "@/server/aws/write/remove/ec2";
import { deleteRole } from "@/server/aws/write/remove/iam";
import { deleteLogGroup } from "@/server/aws/write/remove/logs";
import { afterTypes, removalStep } from "../remove-each";

/** Network interfaces of load balancers and tasks outlive these by minutes: until then AWS refuses. */
export const securityGroups = removalStep({
  type: "security group",
  after: afterTypes(["stage", "service", "load balancer", "Auto Scaling group", "launch template"]),
  timeoutMs: 20 * 60_000,
  async remove({ id, name }, { elapsedMs }) {
    const waitMs = elapsedMs < 30_000 ? 2_000 : 10_000;
    const busy = { waitMs, because: `A network interface or another group still holds ${name}` };
    return (await deleteSecurityGroup(id)) === "gone" ? "gone" : busy;
  },
});

export const roles = removalStep({
  type: "role",
  after: afterTypes([
    "stage",
    "service",
    "task definition",
    "Auto Scaling group",
    "launch template",
    "instance profile",
  ]),
  async remove({ name }) {
    await deleteRole(name);
    return "gone";
  },
});

/** Last, so that the tasks' last lines do not make them anew. */
export const logGroups = removalStep({
  type: "log group",
  after: afterTypes(["stage", "service", "task definition"]),
  async remove({ name }) {
    await deleteLogGroup(name);
    return "gone";
  },
});
