import { CircleDashed } from "lucide-react";
import type { ApiDetail, ApiStage } from "@/lib/contracts/api-detail";
import { deployCommand } from "@/lib/domain/cli/shown";
import { ShallowLink } from "../../ui/actions/shallow-link";
import { Disclosure } from "../../ui/layout/disclosure";
import { CommandBlock } from "../../ui/text/command-block";

/** How many methods a new deployment would change, or why that is not known. */
export function UndeployedNote({ api, stage }: { api: ApiDetail; stage: ApiStage }) {
  const { environment, undeployed } = stage;
  if (undeployed === null)
    return (
      <p className="flex items-start gap-1.5 text-sm">
        <CircleDashed size={15} className="mt-0.5 shrink-0 text-muted" aria-hidden />
        <span>
          <span className="font-medium">Undeployed changes are not known:</span> {whyUnknown(api, stage)}
        </span>
      </p>
    );
  if (undeployed.length === 0)
    return <p className="text-sm text-muted">{environment.stage} serves the API as it is edited now.</p>;
  const one = undeployed.length === 1;
  return (
    <div className="space-y-1 text-sm">
      <p>
        <span className="font-medium">{one ? "1 method differs" : `${undeployed.length} methods differ`}</span> from the
        snapshot that {environment.stage} serves. {one ? "It takes" : "They take"} effect with the next deployment.
      </p>
      <ShallowLink href={`?deploy=${encodeURIComponent(environment.stage)}`} size="small">
        Deploy to {environment.stage}
      </ShallowLink>
      <Disclosure label="Command that deploys the API" about={environment.stage}>
        <CommandBlock text={deployCommand(api.apiId, environment.stage)} wrap />
      </Disclosure>
    </div>
  );
}

function whyUnknown({ editable }: ApiDetail, { environment, methods }: ApiStage): string {
  const { stage, deploymentId } = environment;
  if (deploymentId === null) return `${stage} serves no snapshot yet.`;
  if (methods === null) return `the export of ${stage} could not be read.`;
  if (editable.methods === null) return `the editable API could not be read. ${editable.problem ?? ""}`;
  return `the editable API was read before the snapshot of ${stage} was made; it is read again by itself.`;
}
