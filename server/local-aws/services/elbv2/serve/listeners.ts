/** Opens and closes the loopback ports behind listeners, and makes load balancers known by name. */
import { openLoopbackServer } from "../../../dataplane/http/server";
import type { World } from "../../../world";
import { type LoadBalancerRecord, listeners, loadBalancers } from "../records";
import { runtimeOf } from "../runtime";
import { serveRequest, serveUpgrade } from "./request";

/** The name resolves from now on, even before there is a listener. */
export function attachName(world: World, loadBalancer: LoadBalancerRecord): void {
  const { names, byName, running } = runtimeOf(world);
  if (!running) return;
  const { LoadBalancerArn: arn, DNSName } = loadBalancer;
  const detach = world.network.attach(DNSName);
  byName.set(DNSName.toLowerCase(), { region: arn.split(":")[3] ?? "", arn });
  names.set(arn, () => {
    byName.delete(DNSName.toLowerCase());
    detach();
  });
}

export function detachName(world: World, loadBalancerArn: string): void {
  const { names } = runtimeOf(world);
  names.get(loadBalancerArn)?.();
  names.delete(loadBalancerArn);
}

/**
 * Brings a listener's port to what is stored: opened, moved, or closed. Resolves when requests can be made (or no longer
 * can). One change of a listener at a time: what happens to it meanwhile is seen by the next.
 */
export function converge(world: World, region: string, listenerArn: string): Promise<void> {
  const { convergence } = runtimeOf(world);
  const before = convergence.get(listenerArn) ?? Promise.resolve();
  const done = before.then(() => convergeNow(world, region, listenerArn));
  const settled = done
    .catch(() => {})
    .then(() => {
      if (convergence.get(listenerArn) === settled) convergence.delete(listenerArn);
    });
  convergence.set(listenerArn, settled);
  return done;
}

async function convergeNow(world: World, region: string, listenerArn: string): Promise<void> {
  const runtime = runtimeOf(world);
  const listener = listeners(world, region).get(listenerArn);
  const name = listener && loadBalancers(world, region).get(listener.LoadBalancerArn)?.DNSName;
  const open = runtime.listeners.get(listenerArn);
  if (!runtime.running || !listener || name === undefined) {
    closeNow(world, listenerArn);
    return;
  }
  if (open?.port === listener.Port) return;
  const server = open?.server ?? (await serverFor(world, region, listenerArn));
  open?.unexpose();
  const unexpose = world.network.expose(name, listener.Port, server.loopbackPort);
  runtime.listeners.set(listenerArn, { server, port: listener.Port, unexpose });
}

/** Closes all; resolves when every request has ended or was broken off. */
export async function closeListeners(world: World): Promise<void> {
  const { listeners: open, convergence, closing } = runtimeOf(world);
  await Promise.all(convergence.values());
  for (const listenerArn of [...open.keys()]) closeNow(world, listenerArn);
  await Promise.all(closing);
}

/** No new connection from this moment; requests being served get a second to end, which nobody has to wait for. */
function closeNow(world: World, listenerArn: string): void {
  const { listeners: open, closing } = runtimeOf(world);
  const listener = open.get(listenerArn);
  if (!listener) return;
  open.delete(listenerArn);
  listener.unexpose();
  const closed = listener.server.close().finally(() => closing.delete(closed));
  closing.add(closed);
}

function serverFor(world: World, region: string, listenerArn: string) {
  const failed = (error: unknown) =>
    world.log("elbv2.request-failed", { listenerArn, error: error instanceof Error ? error.stack : String(error) });
  return openLoopbackServer({
    request(request, response) {
      serveRequest(world, region, listenerArn, request, response).catch((error: unknown) => {
        failed(error);
        response.destroy();
      });
    },
    upgrade(request, socket, head) {
      socket.on("error", () => socket.destroy());
      serveUpgrade(world, region, listenerArn, request, socket, head).catch((error: unknown) => {
        failed(error);
        socket.destroy();
      });
    },
  });
}
