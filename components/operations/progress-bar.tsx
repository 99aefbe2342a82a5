import type { OperationStatus } from "@/lib/contracts/operations";

const FILL: Record<OperationStatus, string> = {
  queued: "bg-busy",
  running: "bg-busy",
  cancelling: "bg-busy",
  succeeded: "bg-ok",
  failed: "bg-bad",
  cancelled: "bg-line-strong",
};

/** Steps done of all. */
export function ProgressBar({
  status,
  progress,
}: {
  status: OperationStatus;
  progress: { done: number; total: number };
}) {
  const { done, total } = progress;
  const share = total === 0 ? 0 : (done / total) * 100;
  return (
    <div className="flex items-center gap-3 text-xs text-muted">
      <div
        role="progressbar"
        aria-label="Steps done"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-raised"
      >
        <div
          className={`h-full rounded-full transition-[width] duration-300 ${FILL[status]}`}
          style={{ width: `${share}%` }}
        />
      </div>
      <span className="whitespace-nowrap">
        {done} of {total} steps
      </span>
    </div>
  );
}
