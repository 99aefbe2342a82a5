/**
 * The endpoint's own network: which loopback port answers for an address of the emulated one. An address is a private
 * IP of a task's network interface (10.x…) or a load balancer's DNS name (case-insensitive).
 */
export interface Network {
  /** Makes `host:port` reachable at 127.0.0.1:`loopbackPort`. Answers the function that takes it away again. */
  expose(host: string, port: number, loopbackPort: number): () => void;
  /** Makes a host known without any open port: connecting to it is refused rather than unresolved. */
  attach(host: string): () => void;
  /** `from` is who connects, as security groups see it; without it the way is as inside the host, past all of them. */
  resolve(host: string, port: number, from?: Source): Route;
  /** Asked about every connection that says where it comes from. Answers the function that takes it away again. */
  guard(firewall: Firewall): () => void;
}

export type Source =
  /** Anywhere: a rule has to let in 0.0.0.0/0. */
  | "internet"
  /** Members of security groups, at addresses of these blocks. */
  | { region: string; cidrs: readonly string[]; groups: readonly string[] };

export interface Firewall {
  admits(host: string, port: number, from: Source): boolean;
  /** Takes connections and never answers: where packets that are dropped lead. */
  blackHolePort: number;
}

export type Route =
  /** `filtered`: security groups drop the packets. The loopback port is one that never answers. */
  | { kind: "open"; loopbackPort: number; filtered?: true }
  /** The host exists, nothing listens on that port: connection refused. */
  | { kind: "refused" }
  /** No such host in this network: a name that does not resolve, an address without a route. */
  | { kind: "unknown" };
