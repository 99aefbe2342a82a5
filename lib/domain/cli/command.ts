import { type Destination, targetWords } from "./destination";
import { kebab } from "./kebab";

export type { Destination } from "./destination";

/** The services as the AWS CLI names them. */
export type CliService =
  | "apigateway"
  | "autoscaling"
  | "cloudformation"
  | "ec2"
  | "ecs"
  | "elbv2"
  | "iam"
  | "logs"
  | "sts";

/**
 * One AWS CLI command of a script. Its input may hold what an earlier command has found or made, by the shell variable
 * that keeps it: `ref` for a text, `list` for a list.
 */
export interface Command {
  service: CliService;
  /** As the API names it: `CreateLoadBalancer`. */
  operation: string;
  input: object;
  /** Keeps a part of the answer (JMESPath) in a shell variable. */
  keep?: { variable: string; query: string; as?: "text" | "json" };
}

/** Waits until AWS says so: `aws ecs wait services-stable …`. */
export interface Wait {
  service: CliService;
  waiter: string;
  /** Options as the CLI names them. */
  options: Record<string, string>;
}

// Private-use characters: nothing that a person types, so that what they enclose is found again in the JSON text.
/** The text that an earlier command has kept. */
export const ref = (variable: string): string => `\uE000${variable}\uE001`;

/** The list that an earlier command has kept as JSON. */
export const list = (variable: string): string[] => [`\uE002${variable}\uE003`];

/** JSON text with other names for what earlier commands have kept. */
export const renamedRefs = (json: string, rename: (variable: string) => string): string =>
  json.replace(/([\uE000\uE002])(\w+)([\uE001\uE003])/g, (_, open, name, close) => `${open}${rename(name)}${close}`);

/** A command as it stands in a script for a POSIX shell. */
export function written(command: Command | Wait, to: Destination): string {
  if ("waiter" in command) {
    const options = Object.entries(command.options).flatMap(([name, value]) => [name, `"${shellText(value)}"`]);
    return ["aws", command.service, "wait", command.waiter, ...targetWords(to), ...options].join(" ");
  }
  const { service, operation, input, keep } = command;
  const given =
    Object.keys(input).length === 0 ? [] : [`--cli-input-json "$(cat <<JSON\n${hereDocument(input)}\nJSON\n)"`];
  const words = ["aws", service, kebab(operation), ...targetWords(to), ...given];
  if (keep === undefined) return `${words.join(" ")} > /dev/null`;
  return `${keep.variable}=$(${[...words, "--query", `"${keep.query}"`, "--output", keep.as ?? "text"].join(" ")})`;
}

/** What the shell would read as its own in a here-document is escaped; then the references become `${variable}`. */
const hereDocument = (input: object): string =>
  shellText(JSON.stringify(input, null, 2)).replace(/\[\s*"\uE002(\w+)\uE003"\s*\]/g, "$${$1}");

const shellText = (text: string): string => text.replace(/[\\$`]/g, "\\$&").replace(/\uE000(\w+)\uE001/g, "$${$1}");
