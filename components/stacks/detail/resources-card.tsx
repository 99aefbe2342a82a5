import Link from "next/link";
import type { StackDetail } from "@/lib/contracts/stacks/stack";
import { driftWords, stackStatusWords } from "@/lib/domain/cloudformation/stack-status";
import { typeWords } from "@/lib/words/stack";
import { Card } from "../../ui/layout/card";
import { Status } from "../../ui/status/status";
import { CopyableId } from "../../ui/text/copyable-id";

type Resource = NonNullable<StackDetail["resources"]>[number];

/** What the stack has made; what has a page here leads to it. */
export const ResourcesCard = ({ resources }: { resources: StackDetail["resources"] }) => (
  <Card title="Resources" aside={resources && `${resources.length}`} flush>
    {resources === null ? (
      <p className="p-4 text-sm text-muted">The resources are not known.</p>
    ) : (
      <ul aria-label="Resources" className="divide-y">
        {resources.map((resource) => (
          <Item key={resource.logicalId} resource={resource} />
        ))}
      </ul>
    )}
  </Card>
);

const Item = ({ resource }: { resource: Resource }) => {
  const { logicalId, physicalId, type, status, reason, drift, href } = resource;
  const isDrifted = drift.status === "MODIFIED" || drift.status === "DELETED";
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4 py-2 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        {href ? (
          <Link href={href} prefetch={false} className="rounded-xs font-medium break-all underline underline-offset-2">
            {logicalId}
          </Link>
        ) : (
          <span className="font-medium break-all">{logicalId}</span>
        )}{" "}
        <span className="text-xs text-muted">{typeWords(type)}</span>
        {physicalId && (
          <p>
            <CopyableId id={physicalId} name={`id of ${logicalId}`} max={60} keep="end" quiet />
          </p>
        )}
        {reason && <p className="text-xs break-words text-muted">{reason}</p>}
      </div>
      <div className="flex flex-wrap items-start gap-x-3">
        {isDrifted && <Status {...driftWords(drift.status)} />}
        <Status {...stackStatusWords(status)} />
      </div>
    </li>
  );
};
