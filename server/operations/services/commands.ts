import "server-only";
import { type CliConnection, cliCommand } from "../cli";

/** The AWS CLI commands of what can be done to a service. In `scale`, `{count}` stands where the number goes. */
export function serviceCommands(cluster: string, service: string, connection?: CliConnection) {
  const update = (more: object) =>
    cliCommand({ service: "ecs", operation: "UpdateService", input: { cluster, service, ...more } }, connection);
  return {
    redeploy: update({ forceNewDeployment: true }),
    scale: update({ desiredCount: "{count}" }).replace('"{count}"', "{count}"),
  };
}

/** The AWS CLI command that stops one task. */
export const stopTaskCommand = (cluster: string, task: string, connection?: CliConnection): string =>
  cliCommand({ service: "ecs", operation: "StopTask", input: { cluster, task } }, connection);
