import { useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { changeVariable } from "@/server/actions/change-variable";
import { Button } from "../ui/actions/button";
import { useCommand } from "../ui/actions/use-command";
import { announce } from "../ui/feedback/announcer";
import { RelativeTime } from "../ui/time/relative-time";

interface Props {
  apiId: string;
  stage: string;
  change: EnvironmentDetail["variableChanges"][number];
}

/** A variable that somebody has set by hand, and the way back while it is still what it was set to. */
export function VariableItem({ apiId, stage, change: { name, was, value, actor, at, undoable } }: Props) {
  const client = useQueryClient();
  const { run, busy, error } = useCommand(changeVariable);
  const undo = async () => {
    if (!(await run({ apiId, stage, name, value: was, expected: value }))) return;
    announce(was === null ? `Removed ${name} again.` : `Set ${name} back.`);
    await client.invalidateQueries({ queryKey: ["environment", apiId, stage] });
    void client.invalidateQueries({ queryKey: ["environments"] });
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5 text-sm first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium">
          Variable <code className="font-mono text-xs break-all">{name}</code> {wordsOf(was, value)}
        </p>
        <p className="text-xs text-muted">
          {was !== null && (
            <>
              <code className="font-mono break-all">{was}</code>
              {value !== null && " → "}
            </>
          )}
          {value !== null && <code className="font-mono break-all">{value}</code>} · {actor} · <RelativeTime at={at} />
        </p>
        {error && (
          <p role="alert" className="text-xs text-bad">
            {error.message} {error.reason}
          </p>
        )}
      </div>
      {undoable && (
        <Button
          size="small"
          busy={busy}
          onClick={undo}
          icon={<Undo2 size={13} aria-hidden />}
          data-tip={was === null ? `Removes ${name} from ${stage} again` : `Sets ${name} of ${stage} to ${was} again`}
        >
          Undo the change of {name}
        </Button>
      )}
    </li>
  );
}

function wordsOf(was: string | null, value: string | null): string {
  if (value === null) return "removed by hand";
  return was === null ? "added by hand" : "changed by hand";
}
