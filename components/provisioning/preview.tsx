import { Card } from "../ui/layout/card";
import type { Draft } from "./draft";
import type { KnownApi } from "./new-environment";

/** What will exist afterwards, in the order of a request; what is there already is used. */
export function Preview({ draft, apis }: { draft: Draft; apis: KnownApi[] }) {
  const api = apis.find((each) => each.id === draft.apiId);
  const name = api?.name ?? draft.apiName;
  const { stage, path, variableName, serviceName, clusterName, image, containerPort, desiredCount } = draft;
  const parts: [what: string, which: string][] = [
    ["API", `${name}${api ? ` (${api.id})` : ""}`],
    ["Method", `GET ${path}`],
    ["Integration", `HTTP_PROXY to http://\${stageVariables.${variableName}}`],
    ["Stage", `${stage}, serving a new snapshot`],
    ["Stage variable", `${variableName} = DNS name of the load balancer`],
    ["Load balancer", `${serviceName}, listener HTTP :80, internet-facing`],
    ["Target group", `${serviceName}, health check GET /`],
    ["Security groups", `port 80 from anywhere; port ${containerPort} from the load balancer only`],
    ["Service", `${serviceName} on Fargate, ${desiredCount} tasks, in cluster ${clusterName}`],
    ["Container", `${image} on port ${containerPort}`],
  ];
  return (
    <Card title="What will exist" aside="default VPC">
      <dl className="space-y-2 text-sm">
        {parts.map(([what, which]) => (
          <div key={what} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3">
            <dt className="text-xs leading-5 text-muted">{what}</dt>
            <dd className="font-mono text-xs leading-5 break-words">{which}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 border-t pt-3 text-xs text-muted">
        What exists already under these names is found and used; running this twice changes nothing. In a real account
        the load balancer and the tasks cost money from the moment they exist.
      </p>
    </Card>
  );
}
