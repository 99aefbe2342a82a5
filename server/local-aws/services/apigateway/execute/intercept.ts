/** The execute endpoint: what a caller of a deployed API reaches. Unsigned, on the endpoint's own port. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { requestId as newRequestId } from "../../../protocol/ids";
import type { World } from "../../../world";
import { type ExecuteAddress, executeAddress } from "./address";
import { answerFailure, GatewayError } from "./failure";
import { runHttp } from "./integrations/http";
import { runHttpProxy } from "./integrations/http-proxy";
import { runMock } from "./integrations/mock";
import { type Invocation, resolveInvocation } from "./invocation";
import { responseIds } from "./upstream/headers";

/** True when the request is for a stage; it is then answered here. */
export function intercept(request: IncomingMessage, response: ServerResponse, world: World): boolean {
  const address = executeAddress(request.url ?? "", request.headers.host);
  if (!address) return false;
  // A connection that breaks is seen by whoever works on it; here it must only not be an uncaught error.
  request.on("error", () => {});
  response.on("error", () => {});
  void execute(request, response, world, address);
  return true;
}

async function execute(request: IncomingMessage, response: ServerResponse, world: World, address: ExecuteAddress) {
  const requestId = newRequestId();
  try {
    await run(resolveInvocation(world, address, { request, response, requestId }));
  } catch (error) {
    const failure = asFailure(error, world);
    const { apiId, stageName: stage } = address;
    const { hop, reason, status } = failure;
    world.log("execute-failed", {
      apiId,
      stage,
      method: request.method,
      path: address.path,
      status,
      hop,
      reason,
      requestId,
    });
    request.resume();
    answerFailure(response, failure.kind, responseIds(requestId));
  }
}

function run(invocation: Invocation): Promise<void> {
  const { type } = invocation.integration;
  if (invocation.integration.connectionType === "VPC_LINK") throw notOffered("VPC link integrations");
  if (type === "HTTP_PROXY") return runHttpProxy(invocation);
  if (type === "HTTP") return runHttp(invocation);
  if (type === "MOCK") return runMock(invocation);
  throw notOffered(`${type} integrations`);
}

const notOffered = (what: string) =>
  new GatewayError("configuration", "integration", `${what} are kept but not executed by this endpoint`);

function asFailure(error: unknown, world: World): GatewayError {
  if (error instanceof GatewayError) return error;
  world.log("execute-defect", { error: error instanceof Error ? error.stack : String(error) });
  return new GatewayError("configuration", "integration", "a defect of this endpoint");
}
