import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  label: string;
  /** What it is about, for people who hear the label alone. */
  about?: string;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}

/** Details on demand; native, so it works before the page is alive. */
export function Disclosure({ label, about, open, onToggle, children }: Props) {
  return (
    <details
      className="group/disclosure min-w-0"
      open={open}
      {...(onToggle && { onToggle: (event) => onToggle(event.currentTarget.open) })}
    >
      <summary className="inline-flex items-center gap-1 rounded text-xs font-medium text-muted hover:text-ink">
        <ChevronRight size={13} className="transition-transform group-open/disclosure:rotate-90" aria-hidden />
        {label}
        {about && <span className="sr-only">: {about}</span>}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
