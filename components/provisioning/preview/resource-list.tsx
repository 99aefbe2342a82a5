import type { ExistingNames } from "@/lib/contracts/provision/options";
import type { TakenAnswer } from "@/lib/contracts/provision/taken";
import type { Planned } from "@/lib/domain/provisioning/planned";
import { markOf } from "@/lib/domain/provisioning/taken";

interface Props {
  plan: Planned[];
  existing: ExistingNames;
  /** Undefined: not known yet. */
  taken: TakenAnswer | undefined;
}

/** Each resource with its name; what is there already says so, and what the run will do with it. */
export const ResourceList = ({ plan, existing, taken }: Props) => (
  <dl className="space-y-2 text-sm">
    {plan
      .map((planned) => ({ ...planned, mark: markOf(planned, taken), exists: isThere(planned, existing) }))
      .map(({ kind, name, detail, exists, mark }) => (
        <div key={`${kind} ${name} ${detail}`} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3">
          <dt className="text-xs leading-5 text-muted">{kind}</dt>
          <dd className="min-w-0 text-xs leading-5 break-words">
            <span className="font-mono">{name}</span>
            {mark?.refused && <span className="block font-medium text-bad">{mark.words}</span>}
            {(detail || exists || mark) && (
              <span className="block text-muted">
                {[mark ? !mark.refused && mark.words : exists && "exists", detail].filter(Boolean).join(" · ")}
              </span>
            )}
          </dd>
        </div>
      ))}
  </dl>
);

const isThere = ({ kind, name, use }: Planned, existing: Partial<Record<string, string[] | null>>): boolean =>
  use === "found" || (existing[kind]?.includes(name) ?? false);
