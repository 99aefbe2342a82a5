/** TestInvokeMethod: one simulated call of a method, with the execution log that AWS's console shows. */
import type { RequestContext } from "../../../protocol/operations";
import type { Operation, StageRecord } from "../model";
import { findRestApi, wholeSeconds } from "../tables";
import { ExecutionLog } from "./execution-log";
import { headersOf, integrationOf, methodToTest, targetOf } from "./request";
import { simulate } from "./simulate";

/**
 * Runs the *editable* API, not a snapshot, with the stage variables of the call; no stage, throttle, canary or
 * authorization comes into it. That it is the editable API is what AWS's console does with its Test, and unconfirmed.
 */
const testInvokeMethod: Operation<"TestInvokeMethod"> = async (input, context) => {
  const { world, region, requestId } = context;
  const api = findRestApi(context, input.restApiId);
  const { resource, method, verb } = methodToTest(context, input);
  const { path, query, pathParameters } = targetOf(input.pathWithQueryString, resource);
  const stage = testStage(context, api.id, input.stageVariables);
  const request = { method: verb, headers: headersOf(input), body: input.body ?? "" };
  const trace = new ExecutionLog(requestId, () => world.now(), request.body);
  trace.started(verb, path, pathParameters, query, request.headers);
  const address = { apiId: api.id, stageName: stage.stageName, path, query };
  const integration = integrationOf(method);
  const call = { world, region, api, stage, canary: false, resource, method, integration, requestId };
  const before = performance.now();
  const { answer, failure } = await simulate({ ...call, address, pathParameters, trace }, request);
  const latency = Math.round(performance.now() - before);
  if (failure) trace.failed(failure);
  else trace.succeeded(answer.body, answer.multiValueHeaders);
  return { ...answer, latency, log: trace.text(answer.status) };
};

/** A stage that exists for this call alone, by the name that `$context.stage` has in one. */
function testStage({ world }: RequestContext, restApiId: string, variables?: Record<string, string>): StageRecord {
  const now = wholeSeconds(world.now());
  const stage = { restApiId, stageName: "test-invoke-stage", deploymentId: "", createdDate: now, lastUpdatedDate: now };
  return variables ? { ...stage, variables } : stage;
}

export const testInvokeHandlers = { TestInvokeMethod: testInvokeMethod };
