import type { LogConfiguration } from "@aws-sdk/client-ecs";
import { clientError } from "../errors";

const FARGATE_DRIVERS = ["awslogs", "splunk", "awsfirelens"];
const NEEDED = ["awslogs-region", "awslogs-group"];

/** In ECS's words as people quote them (cfn-lint#1787, ecspresso#364, tflint-ruleset-aws#348). @throws AwsError ClientException */
export function validateLogConfiguration(configuration: LogConfiguration | undefined, onFargate: boolean): void {
  const { logDriver, options = {} } = configuration ?? {};
  if (logDriver === undefined) return;
  if (onFargate && !FARGATE_DRIVERS.includes(logDriver)) {
    throw clientError(`${logDriver} is not a valid log driver. Must be one of [${FARGATE_DRIVERS.join(",")}]`);
  }
  if (logDriver !== "awslogs") return;
  const missing = NEEDED.filter((option) => (options[option] ?? "") === "");
  if (missing.length > 0) throw clientError(`Log driver awslogs requires options: ${missing.join(", ")}`);
  const createGroup = options["awslogs-create-group"];
  if (createGroup !== undefined && createGroup !== "true") {
    throw clientError(
      "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit option.",
    );
  }
}
