import Link from "next/link";
import type { StackDetail } from "@/lib/contracts/stacks/stack";
import { environmentHref } from "@/lib/domain/diagnosis/cli";
import { Card } from "../../ui/layout/card";

/** The stages whose requests come here. */
export function BoundCard({ detail: { boundStages, stack } }: { detail: StackDetail }) {
  if (stack.outputs.length === 0) return null;
  return (
    <Card title="Stages bound to it">
      {boundStages === null && (
        <p className="text-sm text-muted">Not known: the stages of an API could not be read yet.</p>
      )}
      {boundStages?.length === 0 && <p className="text-sm text-muted">No stage is bound to an output of this stack.</p>}
      <ul className="space-y-1 text-sm">
        {boundStages?.map(({ apiId, apiName, stage, variable, output }) => (
          <li key={`${apiId} ${stage} ${variable} ${output}`} className="break-words">
            <Link
              href={environmentHref(apiId, stage)}
              prefetch={false}
              className="rounded-xs font-medium underline underline-offset-2"
            >
              {apiName}/{stage}
            </Link>{" "}
            by {variable} = {output}
          </li>
        ))}
      </ul>
    </Card>
  );
}
