import type { ServiceDeployment } from "@/lib/contracts/services";
import { rolloutWords } from "@/lib/words/service";
import { Card } from "../../ui/layout/card";
import { Badge } from "../../ui/status/badge";
import { Status } from "../../ui/status/status";
import { RelativeTime } from "../../ui/time/relative-time";
import { Images } from "../facts";

/** The primary deployment, and those that it replaces. */
export const DeploymentsCard = ({ deployments }: { deployments: ServiceDeployment[] }) => (
  <Card title="Deployments" flush>
    <ul aria-label="Deployments" className="divide-y">
      {deployments.map((deployment) => (
        <Deployment key={deployment.id} deployment={deployment} />
      ))}
    </ul>
    {deployments.length === 0 && <p className="px-4 py-3 text-sm text-muted">ECS tells of none.</p>}
  </Card>
);

function Deployment({ deployment }: { deployment: ServiceDeployment }) {
  const { status, rolloutState, rolloutReason, taskDefinition, images, createdAt } = deployment;
  const { desired, running, pending, failedTasks } = deployment;
  return (
    <li className="px-4 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status {...rolloutWords(rolloutState)} />
        <Badge>{status.toLowerCase()}</Badge>
        <span className="font-medium break-all">{taskDefinition}</span>
        {createdAt && (
          <span className="text-xs text-muted">
            <RelativeTime at={createdAt} />
          </span>
        )}
      </p>
      {rolloutReason && <p className="mt-1 text-xs break-words text-muted">{rolloutReason}</p>}
      <p className="mt-1 text-xs text-muted">
        {running} of {desired} running
        {pending > 0 && `, ${pending} pending`}
        {failedTasks > 0 && <span className="font-medium text-bad">, {failedTasks} failed to start</span>}
      </p>
      <Images images={images} />
    </li>
  );
}
