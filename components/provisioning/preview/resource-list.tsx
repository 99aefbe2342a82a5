import type { Planned } from "@/lib/domain/provisioning/planned";

/** Each resource with its name; what is found and not made says so. */
export const ResourceList = ({ plan }: { plan: Planned[] }) => (
  <dl className="space-y-2 text-sm">
    {plan.map(({ kind, name, detail, use }) => (
      <div key={`${kind} ${name} ${detail}`} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3">
        <dt className="text-xs leading-5 text-muted">{kind}</dt>
        <dd className="min-w-0 text-xs leading-5 break-words">
          <span className="font-mono">{name}</span>
          {(detail || use === "found") && (
            <span className="block text-muted">
              {[use === "found" && "exists", detail].filter(Boolean).join(" · ")}
            </span>
          )}
        </dd>
      </div>
    ))}
  </dl>
);
