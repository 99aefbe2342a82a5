import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Details on demand; native, so it works before the page is alive. */
export function Disclosure({ label, children, open }: { label: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="group/disclosure" open={open}>
      <summary className="inline-flex items-center gap-1 rounded text-xs font-medium text-muted hover:text-ink">
        <ChevronRight size={13} className="transition-transform group-open/disclosure:rotate-90" aria-hidden />
        {label}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
