import type { MethodView } from "@/lib/contracts/api-detail";
import { Badge } from "../../ui/status/badge";

/** Where a method leads: type, URI, and what is not as usual. */
export function IntegrationWords({ method, known }: { method: MethodView | undefined; known: boolean }) {
  if (!known) return <span className="text-muted">not known</span>;
  if (!method) return <span className="text-muted">not there</span>;
  const { integration } = method;
  if (!integration) return <Badge tone="bad">no integration</Badge>;
  const { type, uri, httpMethod, connectionType, timeoutMs } = integration;
  const unusual = [
    httpMethod && httpMethod !== method.httpMethod ? `as ${httpMethod}` : "",
    connectionType === "VPC_LINK" ? "VPC link" : "",
    timeoutMs !== undefined && timeoutMs !== 29_000 ? `timeout ${timeoutMs / 1000} s` : "",
  ].filter(Boolean);
  return (
    <span className="text-xs">
      <span className="text-muted">{type}</span> {uri && <code className="font-mono break-all">{uri}</code>}
      {unusual.length > 0 && <span className="text-muted"> · {unusual.join(" · ")}</span>}
    </span>
  );
}
