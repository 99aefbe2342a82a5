/** Runs a method's integration for a caller that does not exist. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { badRequest } from "../errors";
import type { GatewayError } from "../execute/failure";
import type { Invocation } from "../execute/invocation";
import { asFailure, run } from "../execute/run";
import { answerOf, failedAnswer, type TestAnswer } from "./answer";
import { exchange } from "./in-memory";

/** Payloads of API Gateway are 10 MB at most (developer guide, "Quotas"). */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** What `$context` says of a test call's host. */
const HOST = "testPrefix.testDomainName";

export interface SimulatedRequest {
  method: string;
  headers: readonly [name: string, value: string][];
  body: string;
}

export interface Outcome {
  answer: TestAnswer;
  /** Why the gateway itself answered. */
  failure?: GatewayError;
}

/** @throws AwsError BadRequestException for headers that HTTP does not allow */
export async function simulate(
  invocation: Omit<Invocation, "request" | "response">,
  { method, headers, body }: SimulatedRequest,
): Promise<Outcome> {
  let failure: GatewayError | undefined;
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await run({ ...invocation, request, response });
    } catch (error) {
      failure = asFailure(error, invocation.world);
      response.destroy();
    }
  };
  const sent = { method, body, headers: ["Host", HOST, ...framing(body), ...headers.flat()] };
  try {
    return { answer: answerOf(await exchange(sent, listener, MAX_BODY_BYTES)) };
  } catch (error) {
    if (failure) return { answer: failedAnswer(failure.kind), failure };
    throw badRequest(`Invalid request input: ${(error as NodeJS.ErrnoException).code ?? "malformed header"}`);
  }
}

const framing = (body: string) => (body === "" ? [] : ["Content-Length", String(Buffer.byteLength(body))]);
