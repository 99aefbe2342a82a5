import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { logGroupName } from "@/lib/domain/provisioning/given-names";
import { isSameDefinition } from "@/lib/domain/provisioning/same-definition";
import { wantedDefinition } from "@/lib/domain/provisioning/wanted-definition";
import { newestTaskDefinition, registerTaskDefinition } from "@/server/aws/write/ecs";
import { given, lowerTags } from "@/server/aws/write/or-null";
import type { Revision } from "@/server/aws/write/task-revision";
import { settings } from "@/server/settings";
import { defineStep, done } from "../../definition";
import { ownTags } from "../ownership";
import { executionRoleArn } from "../roles/execution-role";

/** Registers a revision only where the newest active one would run something else. */
export const taskDefinition = defineStep<ProvisionInput, { taskDefinitionArn: string }>({
  key: "task-definition",
  title: ({ serviceName, image }) => `Task definition ${serviceName} with ${image}`,
  after: ["execution-role", "log-group"],
  timeoutMs: 120_000,
  async run(context) {
    const wanted = wantedDefinition(context.input, {
      executionRoleArn: executionRoleArn(context),
      logs: context.input.logs.enabled ? { group: logGroupName(context.input), region: settings().region } : null,
    });
    const newest = await newestTaskDefinition(context.input.serviceName);
    if (newest !== null && isSameDefinition(newest, wanted)) {
      const arn = given(newest.taskDefinitionArn, "task definition ARN");
      context.resource("task definition", arn, false);
      return done({ taskDefinitionArn: arn }, `revision ${newest.revision}, found`);
    }
    // What is carried over has ECS's enumerations as texts: ECS checks them.
    const arn = await registerTaskDefinition({ ...(wanted as Revision), tags: lowerTags(ownTags(context)) });
    context.resource("task definition", arn, true);
    return done({ taskDefinitionArn: arn }, `revision ${arn.split(":").pop()}, registered`);
  },
});
