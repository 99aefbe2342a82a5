import "server-only";
import { deleteRole } from "@/server/aws/write/remove/iam";
import { deleteLogGroup } from "@/server/aws/write/remove/logs";
import { afterTypes, removalStep } from "../remove-each";

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
