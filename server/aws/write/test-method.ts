import "server-only";
import { TestInvokeMethodCommand } from "@aws-sdk/client-api-gateway";
import { call } from "../call";

export interface MethodTest {
  status?: number;
  body: string;
  headers: [name: string, value: string][];
  /** As API Gateway measured it. */
  latencyMs?: number;
  /** The execution log. */
  log: string;
}

/** API Gateway gives up on an integration after 29 s. */
const TIMEOUT_MS = 32_000;

/** The input of one TestInvokeMethod. */
export const testMethodInput = (
  apiId: string,
  resourceId: string,
  path: string,
  stageVariables: Record<string, string>,
) => ({ restApiId: apiId, resourceId, httpMethod: "GET", pathWithQueryString: path, stageVariables });

/**
 * Has API Gateway run one GET of the editable API. It is really sent to the backend.
 * @param input of `testMethodInput`
 */
export async function testMethod(input: ReturnType<typeof testMethodInput>): Promise<MethodTest> {
  const answer = await call(new TestInvokeMethodCommand(input), { timeoutMs: TIMEOUT_MS });
  const headers = Object.entries(answer.multiValueHeaders ?? {}).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return {
    status: answer.status,
    body: answer.body ?? "",
    headers: headers.length > 0 ? headers : Object.entries(answer.headers ?? {}),
    latencyMs: answer.latency,
    log: answer.log ?? "",
  };
}
