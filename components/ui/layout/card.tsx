import type { ReactNode } from "react";

/** A titled section of a page. */
export function Card({
  title,
  aside,
  children,
  flush = false,
  id,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
  /** What an address may lead to: `#variables`. */
  id?: string;
}) {
  return (
    <section id={id} aria-label={title} className="min-w-0 scroll-mt-16 rounded-xl border bg-surface">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-1.5">
        <h2 className="text-sm font-semibold">{title}</h2>
        {aside && <div className="text-xs text-muted">{aside}</div>}
      </div>
      <div className={flush ? "" : "p-4"}>{children}</div>
    </section>
  );
}
