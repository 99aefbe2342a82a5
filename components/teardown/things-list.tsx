import type { ReactNode } from "react";
import type { PlannedThing } from "@/lib/contracts/teardown";
import { CopyableId } from "../ui/text/copyable-id";

/** Resources by type and name; what is said of each stands below it. */
export function ThingsList<T extends PlannedThing>({
  label,
  things,
  render,
}: {
  label: string;
  things: readonly T[];
  render?: (each: T) => ReactNode;
}) {
  return (
    <ul aria-label={label} className="divide-y">
      {things.map((each) => (
        <li key={each.key} className="grid gap-x-4 px-4 py-2 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
          <span className="text-muted">{each.type}</span>
          <div className="min-w-0">
            <span className="break-words">{each.name}</span>
            {each.id !== each.name && (
              <div>
                <CopyableId id={each.id} name={each.type} max={64} keep="end" quiet />
              </div>
            )}
            {render?.(each)}
          </div>
        </li>
      ))}
    </ul>
  );
}
