import { OctagonX } from "lucide-react";
import type { ReactNode } from "react";
import type { AppError } from "@/lib/contracts/errors";

/** What happened, why, what to do, and the reference that finds it in the log. */
export function ErrorPanel({ error, children }: { error: AppError; children?: ReactNode }) {
  return (
    <div role="alert" className="rounded-lg border border-bad-line bg-bad-soft px-4 py-3 text-sm">
      <p className="flex gap-2 font-medium text-bad">
        <OctagonX size={16} className="mt-0.5 shrink-0" aria-hidden />
        {error.message}
      </p>
      <div className="pl-6">
        {error.reason && <p className="mt-1 break-words whitespace-pre-line text-ink">{error.reason}</p>}
        {error.remedy && <p className="mt-1 text-ink">{error.remedy}</p>}
        {error.reference && (
          <p className="mt-1 text-xs text-muted">
            Reference <code className="font-mono">{error.reference}</code>
          </p>
        )}
        {children && <div className="mt-3 flex flex-wrap gap-2">{children}</div>}
      </div>
    </div>
  );
}
