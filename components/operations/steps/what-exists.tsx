import type { OperationStep } from "@/lib/contracts/operations";
import { resourceOf } from "@/lib/words/shorten";
import { Card } from "../../ui/layout/card";
import { CopyableId } from "../../ui/text/copyable-id";

/** After a failure or a cancel: what this operation left in the account. */
export function WhatExists({ steps }: { steps: OperationStep[] }) {
  const made = steps.flatMap((step) => step.resources).filter((resource) => resource.created);
  return (
    <Card title="What exists now">
      {made.length === 0 ? (
        <p className="text-sm text-muted">This operation has made nothing.</p>
      ) : (
        <>
          <p className="mb-2 text-sm text-muted">
            These were made and stay. Retry goes on from here and uses them; running the same form again does too.
          </p>
          <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
            {made.map(({ type, id }) => (
              <li key={`${type} ${id}`} className="flex min-w-0 items-baseline gap-2">
                <span className="shrink-0 text-muted">{type}</span>
                <CopyableId id={id} shown={resourceOf(id)} name={type} max={56} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
