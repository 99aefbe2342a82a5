import { CircleQuestionMark } from "lucide-react";
import type { ReactNode } from "react";

/** What is not known, as a sentence and its parts (list items): unknown must look unknown. */
export const NotKnown = ({ sentence, children }: { sentence: string; children: ReactNode }) => (
  <section
    aria-label="What is not known"
    className="rounded-lg border border-dashed border-line-strong bg-raised px-4 py-3 text-sm"
  >
    <p className="flex gap-2 font-medium">
      <CircleQuestionMark size={16} className="mt-0.5 shrink-0" aria-hidden />
      {sentence}
    </p>
    <ul className="mt-1 pl-6 break-words text-muted">{children}</ul>
  </section>
);
