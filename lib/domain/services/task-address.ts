import type { TaskFact } from "../facts";
import { clusterHref, serviceHref } from "./address";
import { lastPart } from "./names";

/** A task's line on the page of its service; of one that no service started, on its cluster's. */
export function taskHref({ arn, clusterArn, serviceName }: Pick<TaskFact, "arn" | "clusterArn" | "serviceName">) {
  const cluster = lastPart(clusterArn);
  const page = serviceName === undefined ? clusterHref(cluster) : serviceHref(cluster, serviceName);
  return `${page}#task-${lastPart(arn)}`;
}
