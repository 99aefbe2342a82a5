import type { OperationStep } from "@/lib/contracts/operations";
import { STEP_WORDS } from "@/lib/words/operation";
import { resourceOf } from "@/lib/words/shorten";
import { Disclosure } from "../../ui/layout/disclosure";
import { Badge } from "../../ui/status/badge";
import { ToneIcon } from "../../ui/status/tone-icon";
import { CodeBlock } from "../../ui/text/code-block";
import { CopyableId } from "../../ui/text/copyable-id";
import { Elapsed } from "../../ui/time/elapsed";

/** One step: how it stands, how long it took, what it waits for, what it made, and the command that does the same. */
export function StepItem({ step }: { step: OperationStep }) {
  const { status, title, startedAt, finishedAt, detail, error, resources, commands } = step;
  const { tone, word } = STEP_WORDS[status];
  return (
    <li data-step={step.key} data-status={status} className="flex gap-3 py-2.5">
      <span className="mt-0.5">
        <ToneIcon tone={tone} size={17} label={word} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3 text-sm">
          <span className={`min-w-0 break-words ${status === "pending" ? "text-muted" : "font-medium"}`}>{title}</span>
          {startedAt && (
            <span className="shrink-0 text-xs text-muted">
              <Elapsed from={startedAt} to={finishedAt} />
            </span>
          )}
        </p>
        {detail && (
          <p className={`text-xs break-words ${status === "waiting" ? "text-busy" : "text-muted"}`}>{detail}</p>
        )}
        {error && <StepError message={error.message} reason={error.reason} remedy={error.remedy} />}
        {resources.length > 0 && <Resources resources={resources} />}
        {commands.length > 0 && (
          <div className="mt-1">
            <Disclosure label={commands.length === 1 ? "AWS CLI command" : `${commands.length} AWS CLI commands`}>
              <div className="space-y-2">
                {commands.map((command) => (
                  <CodeBlock key={command} name="Command" text={command} />
                ))}
              </div>
            </Disclosure>
          </div>
        )}
      </div>
    </li>
  );
}

const StepError = (props: { message: string; reason: string | undefined; remedy: string | undefined }) => (
  <div className="mt-1 rounded-md border border-bad-line bg-bad-soft px-3 py-2 text-xs break-words">
    <p className="font-medium text-bad">{props.message}</p>
    {props.reason && <p className="mt-0.5">{props.reason}</p>}
    {props.remedy && <p className="mt-0.5">{props.remedy}</p>}
  </div>
);

const Resources = ({ resources }: Pick<OperationStep, "resources">) => (
  <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs">
    {resources.map(({ type, id, created, removed }) => (
      <li key={`${type} ${id}`} className="flex min-w-0 items-center gap-1.5">
        <Badge tone={created ? "ok" : "idle"}>{removed ? "removed" : created ? "made" : "found"}</Badge>
        <span className="text-muted">{type}</span>
        <CopyableId id={id} shown={resourceOf(id)} name={type} />
      </li>
    ))}
  </ul>
);
