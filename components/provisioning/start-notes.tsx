import { TriangleAlert } from "lucide-react";
import type { ProvisionStart } from "@/lib/contracts/provision/start";
import { NOT_LOOKED_AT } from "@/lib/words/not-looked-at";

/** What comes along without being in the form, and what does not come along. */
export function StartNotes({ start: { kind, routes, carried, plain, left, stage } }: { start: ProvisionStart }) {
  if (kind !== "copy") return null;
  return (
    <div className="mb-5 space-y-2 rounded-lg border bg-surface px-4 py-3 text-sm">
      {routes.length > 0 && (
        <p>
          The API&apos;s other routes come along: <span className="font-mono text-xs">{routes.join(", ")}</span>.
        </p>
      )}
      {carried.length > 0 && (
        <section aria-label="Carried over">
          <p className="font-medium">Carried over from {stage} as it is</p>
          <List all={carried} />
          {plain && (
            <p className="mt-1 text-muted">
              The environment variables keep their values, which stand in plain text in the script and the template.
              Secrets are carried as references only.
            </p>
          )}
        </section>
      )}
      {left.length > 0 && (
        <section aria-label="Not carried over">
          <p className="flex items-center gap-2 font-medium">
            <TriangleAlert size={15} className="shrink-0 text-warn" aria-hidden />
            Not carried over from {stage}
          </p>
          <List all={left} />
        </section>
      )}
      <p className="text-muted">Not looked at: {NOT_LOOKED_AT}.</p>
    </div>
  );
}

const List = ({ all }: { all: string[] }) => (
  <ul className="mt-1 list-disc space-y-0.5 pl-9 text-muted">
    {all.map((each) => (
      <li key={each} className="break-words">
        {each}
      </li>
    ))}
  </ul>
);
