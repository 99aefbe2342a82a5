import type { EntryInput } from "@/lib/contracts/provision/entry";
import type { OneService } from "./services-of";

type Entered = Pick<OneService, "entry" | "listening">;
type Ruled = Exclude<EntryInput, { kind: "own" }>;

/** The service has a load balancer of its own; else a rule on one that others use, too. */
export const hasOwnBalancer = ({ entry }: Entered): boolean => entry.kind === "own";

/** Where requests to the service arrive. Of a load balancer of somebody else's only HTTP is used. */
export function listenerOf({ entry, listening = entry }: Entered): { protocol: "HTTP" | "HTTPS"; port: number } {
  const { port, certificateArn } = listening.kind === "own" ? listening : {};
  return certificateArn === undefined
    ? { protocol: "HTTP", port: port ?? 80 }
    : { protocol: "HTTPS", port: port ?? 443 };
}

export interface ListenerSettings {
  Protocol: "HTTP" | "HTTPS";
  Port: number;
  Certificates?: { CertificateArn: string }[];
  SslPolicy?: string;
}

/** What CreateListener takes beside the load balancer and the action. */
export function listenerSettings(entered: Entered): ListenerSettings {
  const { protocol: Protocol, port: Port } = listenerOf(entered);
  const { certificateArn, sslPolicy } = entered.entry.kind === "own" ? entered.entry : {};
  if (certificateArn === undefined) return { Protocol, Port };
  const Certificates = [{ CertificateArn: certificateArn }];
  return { Protocol, Port, Certificates, ...(sslPolicy === undefined ? {} : { SslPolicy: sslPolicy }) };
}

/** How the API's integrations ask the service. */
export const schemeOf = (entered: Entered): string => listenerOf(entered).protocol.toLowerCase();

/** The paths that a rule looks at. */
export const rulePaths = (entry: Ruled): string[] =>
  entry.kind === "beside" ? entry.paths : [entry.pathPrefix, `${entry.pathPrefix}/*`];

/** What stands behind the load balancer's name in the stage's variable: `:8080/hello`. */
export function behindName(entered: Entered): string {
  const { protocol, port } = listenerOf(entered);
  const isUsual = port === (protocol === "HTTPS" ? 443 : 80);
  return `${isUsual ? "" : `:${port}`}${entered.entry.pathPrefix ?? ""}`;
}
