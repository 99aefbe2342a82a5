/**
 * The endpoint's own network: which loopback port answers for an address of the emulated one. An address is a private
 * IP of a task's network interface (10.x…) or a load balancer's DNS name (case-insensitive).
 */
export interface Network {
  /** Makes `host:port` reachable at 127.0.0.1:`loopbackPort`. Answers the function that takes it away again. */
  expose(host: string, port: number, loopbackPort: number): () => void;
  /** Makes a host known without any open port: connecting to it is refused rather than unresolved. */
  attach(host: string): () => void;
  resolve(host: string, port: number): Route;
}

export type Route =
  | { kind: "open"; loopbackPort: number }
  /** The host exists, nothing listens on that port: connection refused. */
  | { kind: "refused" }
  /** No such host in this network: a name that does not resolve, an address without a route. */
  | { kind: "unknown" };
