import type { StackDetail } from "@/lib/contracts/stacks/stack";
import { changeSetHref } from "@/lib/domain/cloudformation/address";
import { ButtonLink } from "../../ui/actions/button";
import { Card } from "../../ui/layout/card";
import { RelativeTime } from "../../ui/time/relative-time";

/** Change sets that somebody has made and nobody has executed. */
export function PreviewsCard({ detail: { stack, changeSets, operation } }: { detail: StackDetail }) {
  if (changeSets.length === 0 || operation) return null;
  return (
    <Card title="Previews that wait">
      <ul className="space-y-2 text-sm">
        {changeSets.map(({ id, name, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 break-all">
              {name}{" "}
              {createdAt && (
                <span className="text-xs text-muted">
                  <RelativeTime at={createdAt} />
                </span>
              )}
            </span>
            <ButtonLink size="small" href={changeSetHref(stack.name, id)} prefetch={false} aria-label={`Open ${name}`}>
              Open preview
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
