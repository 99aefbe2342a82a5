import { Rocket } from "lucide-react";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { ShallowLink } from "../../ui/actions/shallow-link";
import { promotionHref } from "../address";
import { syncWith } from "./group-by-api";

/** What lies between a stage and the one before it: in sync, or the button that brings it there. */
export function PromoteLink({
  upstream,
  environment,
  hrefOf = promotionHref,
}: {
  upstream: EnvironmentSummary;
  environment: EnvironmentSummary;
  /** Where the promotion opens, on this page. */
  hrefOf?: typeof promotionHref;
}) {
  const sync = syncWith(upstream, environment);
  if (environment.operationId || sync === "unknown") return null;
  if (sync === "same") return <span className="text-xs text-muted">In sync with {upstream.stage}</span>;
  return (
    <ShallowLink
      href={hrefOf(environment.apiId, upstream.stage, environment.stage)}
      size="small"
      look={sync === "behind" ? "primary" : "plain"}
      icon={<Rocket size={13} aria-hidden />}
    >
      Promote {upstream.stage} to {environment.stage}
    </ShallowLink>
  );
}

/** `behind dev`, `ahead of dev`. */
export function SyncWords({
  upstream,
  environment,
}: {
  upstream: EnvironmentSummary;
  environment: EnvironmentSummary;
}) {
  const sync = syncWith(upstream, environment);
  if (sync === "behind") return <span className="font-medium text-busy"> · behind {upstream.stage}</span>;
  if (sync === "ahead") return <span className="text-muted"> · ahead of {upstream.stage}</span>;
  return null;
}
