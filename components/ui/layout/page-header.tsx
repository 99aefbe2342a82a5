import type { ReactNode } from "react";

/** The page's name, what is said of it, and what can be done. */
export function PageHeader({ title, note, actions }: { title: ReactNode; note?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 xl:flex-nowrap">
      <div className="min-w-0">
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xl font-semibold tracking-tight">{title}</h1>
        {note && <div className="mt-1 text-sm text-muted">{note}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 xl:shrink-0">{actions}</div>}
    </header>
  );
}
