import type { ExistingNames } from "@/lib/contracts/provision/options";
import type { Planned } from "@/lib/domain/provisioning/planned";

/** Each resource with its name; what is found and not made says so. */
export const ResourceList = ({ plan, existing }: { plan: Planned[]; existing: ExistingNames }) => (
  <dl className="space-y-2 text-sm">
    {plan
      .map((planned) => ({ ...planned, exists: isThere(planned, existing) }))
      .map(({ kind, name, detail, exists }) => (
        <div key={`${kind} ${name} ${detail}`} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3">
          <dt className="text-xs leading-5 text-muted">{kind}</dt>
          <dd className="min-w-0 text-xs leading-5 break-words">
            <span className="font-mono">{name}</span>
            {(detail || exists) && (
              <span className="block text-muted">{[exists && "exists", detail].filter(Boolean).join(" · ")}</span>
            )}
          </dd>
        </div>
      ))}
  </dl>
);

const isThere = ({ kind, name, use }: Planned, existing: Partial<Record<string, string[] | null>>): boolean =>
  use === "found" || (existing[kind]?.includes(name) ?? false);
