import type { z } from "zod";
import type { CarriedDefinition } from "./definition/definition";
import type { LaunchInput } from "./launch";

interface Service {
  executionRole: { kind: string };
  launch: LaunchInput;
  logs: { enabled: boolean };
  definition: CarriedDefinition;
}

/**
 * What ECS does for a task before it runs it does with its execution role.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export function checkExecutionRole({ executionRole, launch, logs, definition }: Service, context: z.RefinementCtx) {
  if (executionRole.kind !== "none") return;
  const refuse = (what: string) =>
    context.addIssue({ code: "custom", path: ["executionRole"], message: `ECS needs a role to ${what}.` });
  if (launch.type === "FARGATE" && logs.enabled) return refuse("write the logs of tasks on Fargate");
  const containers = [definition.container, ...(definition.sidecars ?? [])];
  if (containers.some((each) => each?.secrets?.length)) refuse("read the secrets");
}
