/** The execute endpoint: what a caller of a deployed API reaches. Unsigned, on the endpoint's own port. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { requestId as newRequestId } from "../../../protocol/ids";
import type { World } from "../../../world";
import { type ExecuteAddress, executeAddress } from "./address";
import { answerFailure } from "./failure";
import { resolveInvocation } from "./invocation";
import { asFailure, run } from "./run";
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
