import { VERDICTS } from "@/lib/contracts/health";
import type { Cause, Hop, RequestPath } from "@/lib/contracts/request-path";
import { placeOf } from "./remedy-place";
import { lastPart } from "./services/names";
import { taskHref } from "./services/task-address";

type Path = Pick<RequestPath, "hops" | "targets">;

/** The task that a cause is about, and where it is shown; undefined where none is known. */
export function taskOf(hop: Hop, path: Path): Cause["task"] {
  if (hop.kind === "task") return ofHop(hop, path);
  const task = targetOf(hop, path)?.task;
  return task && { id: lastPart(task.taskArn), href: taskHref({ ...task, arn: task.taskArn }) };
}

function ofHop(hop: Hop, path: Path): Cause["task"] {
  const page = placeOf(hop, path);
  const id = lastPart(hop.id ?? "");
  return page === undefined ? undefined : { id, href: `${page}#task-${id}` };
}

/** Of a group the target in most trouble. Where requests go to several groups, a target does not say whose it is. */
function targetOf(hop: Hop, { hops, targets }: Path): RequestPath["targets"][number] | undefined {
  if (hop.kind === "target") return targets.find((target) => target === hop);
  if (hop.kind !== "targetGroup" || hops.filter(({ kind }) => kind === "targetGroup").length > 1) return undefined;
  return [...targets]
    .filter(({ verdict }) => verdict !== "ok")
    .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))[0];
}
