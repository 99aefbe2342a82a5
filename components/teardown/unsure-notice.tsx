import { CircleQuestionMark } from "lucide-react";

/** Without all facts nothing is removed; what is missing is said. */
export function UnsureNotice({ unsure }: { unsure: readonly string[] }) {
  if (unsure.length === 0) return null;
  return (
    <section
      aria-label="What is not known"
      className="rounded-lg border border-dashed border-line-strong bg-raised px-4 py-3 text-sm"
    >
      <p className="flex gap-2 font-medium">
        <CircleQuestionMark size={16} className="mt-0.5 shrink-0" aria-hidden />
        It cannot be said for sure what goes and what others use, so nothing can be removed now.
      </p>
      <ul className="mt-1 pl-6 text-muted">
        {unsure.map((sentence) => (
          <li key={sentence} className="break-words">
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
