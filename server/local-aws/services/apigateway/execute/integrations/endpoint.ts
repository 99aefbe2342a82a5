import { GatewayError, INVALID_ADDRESS } from "../failure";
import type { Invocation } from "../invocation";
import { type Endpoint, parseEndpoint, unsetVariables, withPathValues, withVariables } from "../mapping/uri";

/**
 * The endpoint this request goes to.
 * @throws GatewayError for an address that cannot be called; the log says which variable is not set
 */
export function endpointOf({ integration, stage }: Invocation, pathValues: Record<string, string>): Endpoint {
  const template = integration.uri ?? "";
  // Variables first: a path value is the caller's text, and must not be able to name one.
  const endpoint = parseEndpoint(withPathValues(withVariables(template, stage.variables), pathValues));
  if (endpoint) return endpoint;
  const unset = unsetVariables(template, stage.variables);
  if (unset.length > 0) {
    const reason = `stage variable ${unset.join(", ")} is not set`;
    throw new GatewayError("configuration", "variable", reason, INVALID_ADDRESS);
  }
  throw new GatewayError("configuration", "integration", "invalid endpoint address", INVALID_ADDRESS);
}
