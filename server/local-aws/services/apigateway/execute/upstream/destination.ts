import type { World } from "../../../../world";
import { GatewayError, INVALID_ADDRESS } from "../failure";
import type { Endpoint } from "../mapping/uri";

export interface Destination {
  host: string;
  port: number;
  tls: boolean;
}

/**
 * Where an endpoint's address leads: into the endpoint's own network first (a load balancer's name is a port on
 * loopback), else out by ordinary name resolution. Only a name under `.elb.localhost` cannot be found outside.
 * An internal load balancer's name leads to private addresses, which the gateway reaches by a VPC link alone. What AWS
 * answers then is unconfirmed; here the connection does not come about.
 */
export function destinationOf(world: World, { hostname, port, tls }: Endpoint): Destination {
  const route = world.network.resolve(hostname, port, "internet");
  if (route.kind !== "unknown" && /^internal-[^.]*\..*\.elb\.localhost$/i.test(hostname)) {
    throw new GatewayError("network", "endpoint", `${hostname} is internal: it has private addresses only`);
  }
  if (route.kind === "open") return { host: "127.0.0.1", port: route.loopbackPort, tls };
  if (route.kind === "refused") {
    throw new GatewayError("network", "endpoint", `${hostname} refused a connection on port ${port}`);
  }
  if (/\.elb\.localhost$/i.test(hostname)) {
    const reason = `${hostname} does not resolve: no such load balancer`;
    throw new GatewayError("configuration", "endpoint", reason, INVALID_ADDRESS);
  }
  return { host: hostname, port, tls };
}
