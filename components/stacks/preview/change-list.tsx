import type { ChangedProperty, StackChange } from "@/lib/contracts/stacks/change-set";
import { CHANGE_WORDS, typeWords } from "@/lib/words/stack";
import { Status } from "../../ui/status/status";

/** Each resource with what becomes of it; what is lost comes first. */
export const ChangeList = ({ changes }: { changes: readonly StackChange[] }) => (
  <ul aria-label="Changes" className="divide-y">
    {changes.map((change) => (
      <li key={change.logicalId} className="px-4 py-2 text-sm">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="min-w-0 break-all">
            <span className="font-medium">{change.logicalId}</span>{" "}
            <span className="text-xs text-muted">{typeWords(change.type)}</span>
          </span>
          <Status {...CHANGE_WORDS[change.action]} />
        </div>
        {change.isRetained && <p className="text-xs text-muted">The old one stays in the account.</p>}
        {change.properties.length > 0 && (
          <ul className="mt-1 space-y-0.5 text-xs">
            {change.properties.map((property) => (
              <Property key={property.name} property={property} />
            ))}
          </ul>
        )}
      </li>
    ))}
  </ul>
);

const Property = ({ property: { name, before, after, isRemoved, replaces } }: { property: ChangedProperty }) => (
  <li className="break-all">
    {name}
    {before !== undefined && <del className="ml-1 text-muted">{before}</del>}
    {after !== undefined && <ins className="ml-1 no-underline">→ {after}</ins>}
    {after === undefined && before !== undefined && (
      <span className="ml-1">→ {isRemoved ? "removed" : "known when it is executed"}</span>
    )}
    {replaces !== "never" && (
      <span className="ml-1 text-muted">({replaces === "always" ? "makes it anew" : "may make it anew"})</span>
    )}
  </li>
);
