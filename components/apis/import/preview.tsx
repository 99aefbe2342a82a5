import { TriangleAlert } from "lucide-react";
import { type DefinitionNote, type ImportMode, type ImportPlan, PART_KINDS } from "@/lib/contracts/definition";
import type { ApiDefinition } from "@/lib/domain/definition/read/read-definition";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { Changes } from "../../ui/lists/changes";
import { MethodChanges } from "../../ui/lists/method-changes";
import { Badge } from "../../ui/status/badge";

/** What is wrong with the file: each with its place, all at once. */
export const Problems = ({ problems }: { problems: readonly DefinitionNote[] }) => (
  <Card title="Errors">
    <p role="status" className="mb-2 text-sm font-medium">
      {problems.length === 1 ? "1 error" : `${problems.length} errors`}: nothing can be imported yet.
    </p>
    <Notes notes={problems} label="Errors" />
  </Card>
);

interface Props {
  mode: ImportMode;
  definition: ApiDefinition;
  plan: ImportPlan;
  /** With what the parts beside the methods are compared, and what of them cannot be. */
  note: string | undefined;
}

/** What the import would do, before anything is sent. */
export function Preview({ mode, definition, plan, note }: Props) {
  const { format, title, version, warnings } = definition;
  return (
    <>
      <Card title="What changes" aside={`${format}, ${title}${version ? ` ${version}` : ""}`}>
        <Summary mode={mode} plan={plan} title={title} />
        {plan.changes.length > 0 && (
          <div className="mt-3 max-h-96 overflow-y-auto border-t pt-3">
            <MethodChanges changes={plan.changes} label="What changes" />
          </div>
        )}
      </Card>
      {(mode !== "new" || plan.parts.length > 0) && <PartsCard plan={plan} note={mode === "new" ? undefined : note} />}
      {plan.variables.length > 0 && (
        <Card title="Stage variables it uses">
          <ul className="space-y-1.5 text-sm">
            {plan.variables.map(({ name, lacking }) => (
              <li key={name} className="flex flex-wrap items-center gap-2">
                <code className="font-mono text-xs">{name}</code>
                {lacking.length > 0 && <Badge tone="warn">not set in {lacking.join(", ")}</Badge>}
                {mode === "new" && <span className="text-xs text-muted">asked for when it is deployed</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {warnings.length > 0 && (
        <Disclosure
          label={warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`}
          open={warnings.length < 6}
        >
          <Notes notes={warnings} label="Warnings" />
        </Disclosure>
      )}
    </>
  );
}

/** What an API has beside its methods. */
const PartsCard = ({ plan: { parts, unknownParts }, note }: Pick<Props, "plan"> & { note: string | undefined }) => (
  <Card title="Models, authorizers and the rest">
    {parts.length === 0 && unknownParts.length < PART_KINDS.length && (
      <p className="text-sm">
        {unknownParts.length > 0 ? "Nothing of what is known changes." : "Nothing of them changes."}
      </p>
    )}
    {parts.length > 0 && (
      <div className="max-h-72 overflow-y-auto">
        <Changes changes={parts} label="Models, authorizers and the rest" />
      </div>
    )}
    {note && <p className={unknownParts.length > 0 ? "mt-2 text-sm" : "mt-2 text-xs text-muted"}>{note}</p>}
  </Card>
);

function Summary({ mode, plan, title }: Pick<Props, "mode" | "plan"> & { title: string }) {
  const count = (change: string) => plan.changes.filter((each) => each.change === change).length;
  const parts = [
    [count("removed"), "removed"],
    [count("changed"), "changed"],
    [count("added"), "added"],
    [plan.unchanged, "unchanged"],
    [plan.kept, "kept, not in the definition"],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return (
    <>
      <p role="status" className="text-sm">
        {mode === "new" ? `A new API ${title}. ` : ""}
        {words.length > 0 ? `Methods: ${words.join(", ")}.` : "The definition has no methods."}
      </p>
      {plan.renamedTo && (
        <p className="mt-1 flex items-start gap-1.5 text-sm">
          <TriangleAlert size={15} className="mt-0.5 shrink-0 text-warn" aria-hidden />
          The API is renamed to {plan.renamedTo}.
        </p>
      )}
    </>
  );
}

const Notes = ({ notes, label }: { notes: readonly DefinitionNote[]; label: string }) => (
  <ul aria-label={label} className="max-h-72 space-y-1.5 overflow-y-auto text-sm">
    {notes.slice(0, 200).map(({ message, line, column }) => (
      <li key={`${line} ${column} ${message}`} className="min-w-0 break-words">
        {line !== undefined && (
          <span className="mr-1.5 font-mono text-xs text-muted">
            line {line}, column {column}
          </span>
        )}
        {message}
      </li>
    ))}
  </ul>
);
