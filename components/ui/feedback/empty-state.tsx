import type { ReactNode } from "react";

/** Nothing here yet: one sentence, and what to press next. */
export function EmptyState({
  title,
  heading: Heading = "h2",
  children,
  actions,
}: {
  title: string;
  /** `h1` where it is the whole page. */
  heading?: "h1" | "h2";
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="rounded-xl border border-dashed border-line-strong/60 bg-surface px-6 py-12 text-center">
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children && <p className="mx-auto mt-1 max-w-xl text-balance text-muted">{children}</p>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
