import { TriangleAlert } from "lucide-react";

/** Allowed, since it may be meant; but nobody should do it without having read this. */
export const AgainstTheOrder = ({ from, to }: { from: string; to: string }) => (
  <section
    aria-label="Against the usual order"
    className="flex gap-2 rounded-lg border border-warn-line bg-warn-soft px-4 py-3 text-sm"
  >
    <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warn" aria-hidden />
    <p className="min-w-0 break-words">
      <span className="font-medium">This goes against the usual order.</span> Snapshots go from {to} towards {from}, not
      back: {to} would lose what it serves now. To bring {to}'s own earlier snapshot back, use its rollback.
    </p>
  </section>
);
