import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { TestMethodInput } from "@/lib/contracts/commands";
import type { MethodTestOutcome } from "@/lib/contracts/invoke";
import { withoutSecretValues } from "@/lib/domain/execution-log/without-secrets";
import { findStage, listResources } from "@/server/aws/write/api-gateway";
import * as aws from "@/server/aws/write/test-method";
import { cliCommand } from "../cli";

const MAX_BODY = 64 * 1024;

/**
 * Has API Gateway run a GET of the editable API with a stage's variables: what a new deployment would do. The stage's
 * snapshot, throttling, canary and authorization do not come into it.
 * @throws AppFailure `not_found` for a stage that is not there, or a path that the editable API does not have; AwsFailure
 */
export async function testMethod({ apiId, stage, path }: TestMethodInput): Promise<MethodTestOutcome> {
  const [found, resources] = await Promise.all([findStage(apiId, stage), listResources(apiId)]);
  if (found === null) throw new AppFailure({ code: "not_found", message: `There is no stage ${stage} (any more).` });
  const resource = resources.find((each) => each.path === path);
  const methods = Object.keys(resource?.resourceMethods ?? {});
  if (!resource?.id || !(methods.includes("GET") || methods.includes("ANY"))) throw noSuchMethod(path);
  const input = aws.testMethodInput(apiId, resource.id, path, found.variables);
  const at = new Date().toISOString();
  const { status, latencyMs, headers, body, log } = await aws.testMethod(input);
  return {
    at,
    ...(status === undefined ? {} : { status }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    headers,
    body: body.slice(0, MAX_BODY),
    truncated: body.length > MAX_BODY,
    ok: status !== undefined && status >= 200 && status < 400,
    log: withoutSecretValues(log),
    command: cliCommand({ service: "apigateway", operation: "TestInvokeMethod", input }),
  };
}

const noSuchMethod = (path: string) =>
  new AppFailure({
    code: "not_found",
    message: `The editable API has no GET ${path} (any more).`,
    reason: "The stage serves it from its snapshot. The next deployment would take it away.",
    remedy: "See the API's page for what differs.",
  });
