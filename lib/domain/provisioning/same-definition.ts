import { CONTAINER_MEMBERS, TASK_MEMBERS } from "@/lib/contracts/provision/definition/members";

/** A definition as ECS has it, as far as it is compared. */
interface Definition {
  networkMode?: string | undefined;
  requiresCompatibilities?: string[] | undefined;
  cpu?: string | undefined;
  memory?: string | undefined;
  executionRoleArn?: string | undefined;
  containerDefinitions?: object[] | undefined;
}
interface Container {
  name?: string;
  image?: string;
  essential?: boolean;
}

/** Compares what is asked for; what ECS adds by itself (host port, empty lists, defaults) is no difference. */
export function isSameDefinition(existing: Definition, wanted: Definition): boolean {
  return JSON.stringify(essenceOf(existing)) === JSON.stringify(essenceOf(wanted));
}

const essenceOf = (from: Definition): unknown => [
  from.networkMode,
  from.requiresCompatibilities,
  from.cpu ?? "",
  from.memory ?? "",
  from.executionRoleArn ?? "",
  membersOf(from, TASK_MEMBERS),
  (from.containerDefinitions ?? []).map((each: Container) => [
    each.name,
    each.image,
    each.essential ?? true,
    membersOf(each, CONTAINER_MEMBERS),
  ]),
];

type Settings = Record<string, unknown>;

const membersOf = (from: object, names: readonly string[]): unknown[] =>
  names.map((name) => settled(name, (from as Settings)[name])).map((value) => (isNothing(value) ? null : value));

/** As ECS fills it in (API reference, HealthCheck and PortMapping). */
function settled(name: string, value: unknown): unknown {
  if (isNothing(value)) return null;
  if (name === "healthCheck") return sorted({ interval: 30, timeout: 5, retries: 3, startPeriod: 0, ...Object(value) });
  if (name === "portMappings") return (value as Settings[]).map(portOf);
  if (name === "environment" || name === "secrets") return [...(value as Settings[])].map(sorted).sort(byText);
  return sorted(value);
}

/** The host's port is ECS's choice, unless somebody has chosen it: then it is a mapping of its own. */
const portOf = ({ hostPort: _host, protocol = "tcp", ...rest }: Settings): unknown => sorted({ protocol, ...rest });

const isNothing = (value: unknown): boolean =>
  !value || (typeof value === "object" && Object.values(value).every(isNothing));

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => !isNothing(each));
  return Object.fromEntries(entries.sort(byText).map(([name, each]) => [name, sorted(each)]));
}
