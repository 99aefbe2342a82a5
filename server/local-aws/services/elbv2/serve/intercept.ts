/** `http://{DNSName}:4566/…`: a load balancer reached by name through the endpoint's own port. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { sendErrorPage } from "../../../dataplane/http/error-page";
import { forward } from "../../../dataplane/http/forward";
import { endToEnd } from "../../../dataplane/http/headers";
import { hostOf } from "../../../dataplane/routing/conditions";
import type { World } from "../../../world";
import { runtimeOf } from "../runtime";

const LISTENER_PORT = 80;
// The listener has its own, shorter idle timeout; this one only ends what hangs in between.
const IDLE_TIMEOUT_MS = 4_000_000;

/** Takes requests whose Host is a load balancer's name. */
export function intercept(request: IncomingMessage, response: ServerResponse, world: World): boolean {
  const host = hostOf(request.headers.host ?? "");
  if (!host.endsWith(".elb.localhost")) return false;
  const route = world.network.resolve(host, LISTENER_PORT, "internet");
  if (route.kind === "unknown") explain(request, response, 404, `No load balancer has the name ${host}.`);
  else if (route.kind === "refused") {
    explain(request, response, 502, `The load balancer ${host} has no listener on port ${LISTENER_PORT}.`);
  } else void relay(request, response, world, route.loopbackPort);
  return true;
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  loopbackPort: number,
): Promise<void> {
  const headers = endToEnd(request.rawHeaders);
  const { agent } = runtimeOf(world);
  const outcome = await forward(request, response, { loopbackPort, headers, agent, idleTimeoutMs: IDLE_TIMEOUT_MS });
  if (outcome === "broken" || outcome === "timeout") sendErrorPage(response, 502);
}

/** In the real world this is a failed name lookup or a refused connection; over HTTP it can at least be said. */
function explain(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  request.resume();
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}
