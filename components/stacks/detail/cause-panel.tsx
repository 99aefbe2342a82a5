import { OctagonX } from "lucide-react";
import type { FirstCause, Stack } from "@/lib/contracts/stacks/stack";
import { stackStatusWords } from "@/lib/domain/cloudformation/stack-status";
import { typeWords } from "@/lib/words/stack";
import { RelativeTime } from "../../ui/time/relative-time";

/** Why the stack failed: the first failure alone; what followed from it stands among the events. */
export const CausePanel = ({ stack, cause }: { stack: Stack; cause: FirstCause }) => (
  <section aria-label="First cause" className="rounded-lg border border-bad-line bg-bad-soft px-4 py-3 text-sm">
    <h2 className="flex gap-2 font-medium text-bad">
      <OctagonX size={16} className="mt-0.5 shrink-0" aria-hidden />
      {stackStatusWords(stack.status).word}, because of {cause.logicalId} ({typeWords(cause.type)})
    </h2>
    <div className="space-y-1 pl-6">
      <p className="mt-1 break-words">{cause.reason}</p>
      <p className="text-xs">
        <RelativeTime at={cause.at} />
        {cause.followed > 0 &&
          ` · ${cause.followed === 1 ? "1 other resource" : `${cause.followed} other resources`} failed after it`}
      </p>
      {cause.rollback && (
        <p className="break-words">
          The rollback failed as well, at {cause.rollback.logicalId} ({typeWords(cause.rollback.type)}):{" "}
          {cause.rollback.reason}
        </p>
      )}
    </div>
  </section>
);
