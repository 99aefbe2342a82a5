import type { Command } from "../cli/command";
import { impliedBy } from "../cli/implied";
import { permissionOf } from "../cli/permission";
import type { Planned } from "./planned";

/**
 * The IAM actions that making the environment takes, sorted: of the script's commands with what they imply, and of the
 * guided run, which looks before it makes anything and waits until it stands.
 */
export function permissionsFor(plan: Planned[]): string[] {
  const commands = plan.flatMap(({ commands: all }) => all).filter(isCommand);
  const guided = plan.flatMap(({ kind, commands: all }) => (all.length > 0 || kind === "VPC" ? (GUIDED[kind] ?? []) : []));
  return [...new Set([...commands.flatMap((each) => [permissionOf(each), ...impliedBy(each)]), ...guided])].sort();
}

const isCommand = (command: Planned["commands"][number]): command is Command => "operation" in command;

/**
 * What the guided run asks beside, by kind of resource. Of what it has made before it also changes what the form now
 * wants otherwise.
 */
const GUIDED: Record<string, string[]> = {
};
