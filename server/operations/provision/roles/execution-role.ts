import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { EXECUTION_GRANTS } from "@/lib/domain/provisioning/grants";
import { defineStep, done, type StepContext } from "../../definition";
import { ensureRole } from "./ensure-role";

/** Who pulls the image and writes the log on the tasks' behalf. */
export const executionRole = defineStep<ProvisionInput, { roleArn: string }>({
  key: "execution-role",
  title: ({ serviceName }) => `Task execution role stageway-${serviceName}-execution`,
  when: ({ executionRole: { kind } }) => kind === "new",
  after: [],
  timeoutMs: 120_000,
  async run(context) {
    const { serviceName } = context.input;
    const { arn, made } = await ensureRole(context, {
      name: `stageway-${serviceName}-execution`,
      service: "ecs-tasks.amazonaws.com",
      description: `ECS pulls images and writes logs for ${serviceName} with it.`,
      policyArns: EXECUTION_GRANTS.managed,
    });
    return done({ roleArn: arn }, made ? "made" : "found");
  },
});

/** The role made, or the one that was chosen; undefined: the tasks need none. */
export function executionRoleArn(context: StepContext<ProvisionInput>): string | undefined {
  const { executionRole: wanted } = context.input;
  if (wanted.kind === "none") return undefined;
  return wanted.kind === "existing" ? wanted.arn : context.output(executionRole).roleArn;
}
