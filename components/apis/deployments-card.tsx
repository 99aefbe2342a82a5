"use client";

import Link from "next/link";
import type { ApiDeployment, ApiDetail } from "@/lib/contracts/api-detail";
import { environmentHref } from "@/lib/domain/diagnosis/cli";
import { Button } from "../ui/actions/button";
import { Card } from "../ui/layout/card";
import { useAddress } from "../ui/lists/use-address";
import { Badge } from "../ui/status/badge";
import { CopyableId } from "../ui/text/copyable-id";
import { RelativeTime } from "../ui/time/relative-time";

const FIRST = 20;

/** Every snapshot of the API, newest first, and which stages serve it now. */
export function DeploymentsCard({ api: { apiId, deployments } }: { api: ApiDetail }) {
  const [{ deployments: asked }, change] = useAddress(["deployments"]);
  const shown = asked === "all" ? deployments : deployments?.slice(0, FIRST);
  return (
    <Card title="Deployments" aside={deployments && `${deployments.length} in all`} flush>
      {deployments === null && <p className="p-4 text-sm">Not known: the deployments could not be read.</p>}
      {deployments?.length === 0 && (
        <p className="p-4 text-sm text-muted">Nothing has been deployed yet. The first deployment makes a stage.</p>
      )}
      {shown && shown.length > 0 && (
        <ol className="divide-y" aria-label="Deployments, newest first">
          {shown.map((deployment) => (
            <Deployment key={deployment.id} apiId={apiId} deployment={deployment} />
          ))}
        </ol>
      )}
      {deployments && shown && shown.length < deployments.length && (
        <div className="border-t p-2 text-center">
          <Button look="quiet" size="small" onClick={() => change({ deployments: "all" })}>
            Show all {deployments.length} deployments
          </Button>
        </div>
      )}
    </Card>
  );
}

const Deployment = ({ apiId, deployment }: { apiId: string; deployment: ApiDeployment }) => (
  <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
    <CopyableId id={deployment.id} name="deployment id" />
    <span className="text-xs text-muted">
      {deployment.createdAt ? <RelativeTime at={deployment.createdAt} /> : "age not known"}
    </span>
    {deployment.description && <span className="min-w-0 break-words">{deployment.description}</span>}
    {deployment.servedBy.length > 0 && (
      <span className="ml-auto flex flex-wrap items-center gap-1.5">
        <span className="text-xs text-muted">served by</span>
        {deployment.servedBy.map((stage) => (
          <Link key={stage} href={environmentHref(apiId, stage)} prefetch={false} className="rounded hover:underline">
            <Badge tone="busy">{stage}</Badge>
          </Link>
        ))}
      </span>
    )}
  </li>
);
