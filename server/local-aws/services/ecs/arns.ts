/** ARNs of the long form, and the names that stand for them in requests. */
import { arn } from "../../protocol/ids";

export const clusterArn = (region: string, name: string): string => arn("ecs", region, `cluster/${name}`);
export const serviceArn = (region: string, cluster: string, name: string): string =>
  arn("ecs", region, `service/${cluster}/${name}`);
export const taskArn = (region: string, cluster: string, id: string): string =>
  arn("ecs", region, `task/${cluster}/${id}`);
export const containerArn = (region: string, cluster: string, task: string, id: string): string =>
  arn("ecs", region, `container/${cluster}/${task}/${id}`);
export const containerInstanceArn = (region: string, cluster: string, id: string): string =>
  arn("ecs", region, `container-instance/${cluster}/${id}`);
export const taskDefinitionArn = (region: string, family: string, revision: number): string =>
  arn("ecs", region, `task-definition/${family}:${revision}`);

/** What follows the last slash of an ARN, or the text itself: `web` of `arn:…:service/main/web`. */
export function nameOf(arnOrName: string): string {
  return arnOrName.slice(arnOrName.lastIndexOf("/") + 1);
}

/** `main` of `arn:…:service/main/web` or `arn:…:task/main/0123…`. */
export function clusterNameOf(arn: string): string {
  return arn.split("/")[1] ?? "";
}

/** True for an ARN, which has to match as a whole; everything else is a name. */
export function isArn(text: string): boolean {
  return text.startsWith("arn:");
}
