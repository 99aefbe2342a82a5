/** Carries an invocation through its integration, whatever brought it there. */
import type { World } from "../../../world";
import { GatewayError } from "./failure";
import { runHttp } from "./integrations/http";
import { runHttpProxy } from "./integrations/http-proxy";
import { runMock } from "./integrations/mock";
import type { Invocation } from "./invocation";

/** Resolves when the answer is out or the caller has gone. @throws GatewayError when it cannot be carried through */
export function run(invocation: Invocation): Promise<void> {
  const { type, connectionType } = invocation.integration;
  if (connectionType === "VPC_LINK") throw notOffered("VPC link integrations");
  if (type === "HTTP_PROXY") return runHttpProxy(invocation);
  if (type === "HTTP") return runHttp(invocation);
  if (type === "MOCK") return runMock(invocation);
  throw notOffered(`${type} integrations`);
}

const notOffered = (what: string) =>
  new GatewayError("configuration", "integration", `${what} are kept but not executed by this endpoint`);

/** What a caller is answered with: a defect of ours is logged whole and looks like any configuration that cannot work. */
export function asFailure(error: unknown, world: World): GatewayError {
  if (error instanceof GatewayError) return error;
  world.log("execute-defect", { error: error instanceof Error ? error.stack : String(error) });
  return new GatewayError("configuration", "integration", "a defect of this endpoint");
}
