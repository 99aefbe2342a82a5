/** Opens and closes the loopback ports behind listeners, and makes load balancers known by name. */
import { openLoopbackServer } from "../../../dataplane/http/server";
import type { World } from "../../../world";
import { type ListenerRecord, type LoadBalancerRecord, loadBalancers } from "../records";
import { runtimeOf } from "../runtime";
import { serveRequest, serveUpgrade } from "./request";

/** The name resolves from now on, even before there is a listener. */
export function attachName(world: World, loadBalancer: LoadBalancerRecord): void {
  const { names, running } = runtimeOf(world);
  if (running) names.set(loadBalancer.LoadBalancerArn, world.network.attach(loadBalancer.DNSName));
}

export function detachName(world: World, loadBalancerArn: string): void {
  const { names } = runtimeOf(world);
  names.get(loadBalancerArn)?.();
  names.delete(loadBalancerArn);
}

/** Opens the listener, or moves an open one to its new port. Answers when requests can be made. */
export async function openListener(world: World, region: string, listener: ListenerRecord): Promise<void> {
  const { listeners, running } = runtimeOf(world);
  const name = loadBalancers(world, region).get(listener.LoadBalancerArn)?.DNSName;
  if (!running || name === undefined) return;
  const open = listeners.get(listener.ListenerArn);
  if (open?.port === listener.Port) return;
  open?.unexpose();
  const server = open?.server ?? (await serverFor(world, region, listener.ListenerArn));
  const unexpose = world.network.expose(name, listener.Port, server.loopbackPort);
  listeners.set(listener.ListenerArn, { server, name, port: listener.Port, unexpose });
}

/** No new connection from this moment; requests being served get a second to end. */
export async function closeListener(world: World, listenerArn: string): Promise<void> {
  const { listeners } = runtimeOf(world);
  const open = listeners.get(listenerArn);
  if (!open) return;
  listeners.delete(listenerArn);
  open.unexpose();
  await open.server.close();
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
