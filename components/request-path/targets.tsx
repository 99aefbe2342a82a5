import { VERDICTS } from "@/lib/contracts/health";
import type { TargetHop, TaskSummary } from "@/lib/contracts/request-path";
import { VERDICT_WORDS } from "@/lib/words/health";
import { resourceOf, shorten } from "@/lib/words/shorten";
import { TONE_TEXT } from "../ui/status/tone-classes";
import { ToneIcon } from "../ui/status/tone-icon";
import { CopyableId } from "../ui/text/copyable-id";
import { RelativeTime } from "../ui/time/relative-time";
import { Since } from "../ui/time/since";
import { HopEvidence } from "./hop-evidence";

/** Every target behind the target group, with what runs there. */
export const Targets = ({ targets, way }: { targets: TargetHop[]; way: string | undefined }) => (
  <ul aria-label="Targets" className="mt-2 divide-y overflow-hidden rounded-lg border bg-sunken">
    {[...targets].sort(troubleFirst).map((target) => (
      <Target key={`${target.address} ${target.port ?? ""}`} target={target} way={way} />
    ))}
  </ul>
);

const troubleFirst = (a: TargetHop, b: TargetHop): number => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict);

function Target({ target, way }: { target: TargetHop; way: string | undefined }) {
  const { verdict, address, port, state, reasonCode, words, availabilityZone, seenSince } = target;
  const { tone, word } = VERDICT_WORDS[verdict];
  const name = port === undefined ? address : `${address}:${port}`;
  return (
    <li data-hop="target" data-state={state} className="grid gap-x-6 gap-y-1 px-3 py-2 text-xs md:grid-cols-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <ToneIcon tone={tone} label={word} />
          <span className={`font-medium ${TONE_TEXT[tone]}`}>{state}</span>
          <CopyableId id={name} name="target address" />
          {reasonCode && <code className="font-mono font-medium">{reasonCode}</code>}
          {availabilityZone && <span className="text-muted">{availabilityZone}</span>}
          {seenSince && (
            <span className="text-muted">
              <Since since={seenSince} />
            </span>
          )}
        </p>
        {words && verdict !== "ok" && <p className="pl-[1.4rem] break-words text-muted">{words}</p>}
        <div className="mt-1 pl-[1.4rem] empty:hidden">
          <HopEvidence hop={target} keep={name} about={`target ${name}`} way={way} />
        </div>
      </div>
      <div className="min-w-0 max-md:pl-[1.4rem]">
        <Task task={target.task} unknown={target.taskUnknown === true} />
      </div>
    </li>
  );
}

function Task({ task, unknown }: { task: TaskSummary | undefined; unknown: boolean }) {
  if (!task)
    return <p className="text-muted">{unknown ? "The ECS task is not known." : "No ECS task has this address."}</p>;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="text-muted">task</span>
        <CopyableId id={task.taskArn} shown={task.taskArn.split("/").at(-1) ?? task.taskArn} name="task ARN" max={16} />
        <span className={task.lastStatus === "RUNNING" ? "text-muted" : "font-medium"}>{task.lastStatus}</span>
        {task.serviceName && <span className="text-muted">service {task.serviceName}</span>}
        {task.startedAt && (
          <span className="text-muted">
            started <RelativeTime at={task.startedAt} />
          </span>
        )}
      </p>
      <p className="flex flex-wrap items-center gap-x-2">
        <CopyableId
          id={task.taskDefinition}
          shown={resourceOf(task.taskDefinition).replace("task-definition/", "")}
          name="task definition"
        />
        {task.images.map(({ image, digest }) => (
          <span key={image} className="font-mono break-all text-muted">
            {image}
            {digest && ` @${shorten(digest, 18)}`}
          </span>
        ))}
      </p>
    </>
  );
}
