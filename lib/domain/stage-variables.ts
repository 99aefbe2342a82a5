import { obeys, VARIABLE_NAME, VARIABLE_VALUE } from "@/lib/contracts/rules";
import { type Facts, type MethodFact, type StageFact, snapshotKey } from "./facts";

const REFERENCE = /\$\{stageVariables\.([^}]*)\}/g;

/** The names of the stage variables that a text (an integration URI) uses, each once, in order. */
export const variablesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(REFERENCE)].map(([, name]) => name ?? "")),
];

/** The names that a snapshot's integrations use, sorted. */
export const variablesUsed = (methods: readonly MethodFact[]): string[] =>
  [...new Set(methods.flatMap(({ integration }) => variablesOf(integration?.uri ?? "")))].sort();

/** A variable's value; null where it is not set. A variable may be called `constructor`. */
export const variableOf = (variables: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(variables, name) ? (variables[name] ?? null) : null;

/** The text with every reference replaced; a variable that is not set becomes nothing, as in API Gateway. */
export const resolveVariables = (text: string, variables: Record<string, string>): string =>
  text.replace(REFERENCE, (_, name: string) => variableOf(variables, name) ?? "");

/** What is wrong with a variable by API Gateway's rules, in one sentence; null when nothing is. */
export function variableProblem(name: string, value: string): string | null {
  if (!obeys(VARIABLE_NAME, name)) return `The name is not allowed. ${VARIABLE_NAME.message}`;
  return value !== "" && obeys(VARIABLE_VALUE, value) ? null : `The value is not allowed. ${VARIABLE_VALUE.message}`;
}

export const hasScheme = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

export interface HostAndPort {
  scheme: "http" | "https";
  /** In lower case. */
  host: string;
  /** The scheme's own where the URI names none. */
  port: number;
  path: string;
}

/** Where a resolved HTTP integration URI goes; null when it is no valid address. */
export function addressOf(uri: string): HostAndPort | null {
  if (!/^https?:\/\/[^/]/i.test(uri) || !URL.canParse(uri)) return null;
  const url = new URL(uri);
  const scheme = url.protocol === "https:" ? "https" : "http";
  const port = url.port === "" ? (scheme === "https" ? 443 : 80) : Number(url.port);
  return { scheme, host: url.hostname.toLowerCase(), port, path: url.pathname };
}

/** The host within a variable's value, which may be a whole URI, a host with port or path, or a bare host. */
export const hostOf = (value: string): string => {
  const [host = ""] = value.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").split(/[/:?#]/, 1);
  return host.toLowerCase();
};

/** The name that a load balancer has in AWS's list: `dualstack.NAME` is the same one, and so is a name with its root dot. */
export const balancerHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^dualstack\./, "")
    .replace(/\.$/, "");

/** Every host that a stage's variables or its snapshot's URIs could lead to, in lower case. */
export function boundHosts(facts: Pick<Facts, "stages" | "snapshots">): Set<string> {
  const stages = Object.values(facts.stages).flatMap((fact) => fact.value ?? []);
  const texts = stages.flatMap((stage) => [...Object.values(stage.variables), ...resolvedUris(stage, facts.snapshots)]);
  return new Set(texts.map((text) => balancerHost(hostOf(text))).filter((host) => host !== ""));
}

/** The hosts that requests go to as the stages stand, in lower case. */
export function calledHosts(facts: Pick<Facts, "stages" | "snapshots">): Set<string> {
  const stages = Object.values(facts.stages).flatMap((fact) => fact.value ?? []);
  const uris = stages.flatMap((stage) => resolvedUris(stage, facts.snapshots));
  return new Set(uris.flatMap((uri) => addressOf(uri)?.host ?? []));
}

/** `host:port` of what requests to one stage go to. */
export function calledBy(stage: StageFact, snapshots: Facts["snapshots"]): Set<string> {
  const addresses = resolvedUris(stage, snapshots).flatMap((uri) => addressOf(uri) ?? []);
  return new Set(addresses.map(hostAndPort));
}

export const hostAndPort = ({ host, port }: Pick<HostAndPort, "host" | "port">): string =>
  `${balancerHost(host)}:${port}`;

/** What one would ask for by hand: up to the first `{parameter}`, whose value only a request has. */
export function urlOf({ scheme, host, port, path }: HostAndPort): string {
  const own = port === (scheme === "https" ? 443 : 80);
  return `${scheme}://${host}${own ? "" : `:${port}`}${path.replace(/%7B.*/, "")}`;
}

/** The integration URIs of the stage's snapshot with its variables in place. */
function resolvedUris(stage: StageFact, snapshots: Facts["snapshots"]): string[] {
  const snapshot = snapshots[snapshotKey(stage.apiId, stage.deploymentId ?? "")];
  const uris = new Set((snapshot?.value?.methods ?? []).map(({ integration }) => integration?.uri ?? ""));
  return [...uris].map((uri) => resolveVariables(uri, stage.variables));
}
