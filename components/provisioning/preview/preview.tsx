import { useQuery } from "@tanstack/react-query";
import type { ProvisionInput } from "@/lib/contracts/provision/input";
import type { ExistingNames } from "@/lib/contracts/provision/options";
import type { TakenAnswer } from "@/lib/contracts/provision/taken";
import { ENVIRONMENT_TAG, environmentTag, OPERATION_TAG } from "@/lib/domain/ownership";
import { knownOf } from "@/lib/domain/provisioning/known-of";
import { permissionsFor } from "@/lib/domain/provisioning/permissions";
import { planEnvironment, scriptOf } from "@/lib/domain/provisioning/plan";
import type { Known } from "@/lib/domain/provisioning/planned";
import { takenQuestionOf, unknownKinds } from "@/lib/domain/provisioning/taken";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import { connectionQuery } from "@/lib/queries/connection";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { Badge } from "../../ui/status/badge";
import { CodeBlock } from "../../ui/text/code-block";
import type { KnownApi } from "../new-environment";
import { ResourceList } from "./resource-list";
import { useTaken } from "./use-taken";

interface Props {
  input: ProvisionInput;
  apis: KnownApi[];
  existing: ExistingNames;
}

/** What will exist afterwards, in the order of a request; what it costs, what it takes, and how it is done by hand. */
export default function Preview({ input, apis, existing }: Props) {
  const { data: connection } = useQuery(connectionQuery());
  const { known: ofApi, unread } = useKnown(input, apis);
  const known = { ...ofApi, clusters: existing.Cluster ?? [] };
  const region = connection?.region ?? "us-east-1";
  const plan = planEnvironment({ input, known, region });
  const title = `${known.apiName}/${input.stage}`;
  const endpoint = connection?.endpoint ?? null;
  const script = scriptOf(plan, title, { connection: connection?.kind ?? "aws", region, endpoint });
  const { taken, failed } = useTaken(takenQuestionOf(plan, input, known.apiName));
  const costs = plan.filter(({ cost }) => cost);
  return (
    <Card title="What will exist" aside={`${plan.length} resources`}>
      <ResourceList plan={plan} existing={existing} taken={taken} />
      <p className="mt-3 border-t pt-3 text-xs text-muted">
        What exists with the same names is used: what is this environment’s own is set as the form asks where AWS allows
        it, and where anything else differs the run stops and says so. Nothing of others is changed.{" "}
        {lookedFor(existing, taken, failed)} What is made carries the tags{" "}
        <code>{`${ENVIRONMENT_TAG}=${environmentTag(known.apiName, input.stage)}`}</code> and{" "}
        <code>{OPERATION_TAG}</code>; API resources, methods, deployments and stages have none.
      </p>
      <div className="mt-3 space-y-2">
        <Disclosure label={`What costs money (${costs.length})`}>
          <ul className="space-y-1 text-xs">
            {costs.map(({ kind, name, cost }) => (
              <li key={`${kind} ${name}`}>
                {kind} <span className="font-mono">{name}</span>: <span className="text-muted">{cost}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
        <Disclosure label="Permissions needed">
          <div className="flex flex-wrap gap-1">
            {permissionsFor(plan).map((action) => (
              <Badge key={action}>{action}</Badge>
            ))}
          </div>
        </Disclosure>
        <Disclosure label="The same by hand, with the AWS CLI">
          {unread ? <p className="text-xs text-muted">{unread}</p> : <CodeBlock text={script} name="AWS CLI script" />}
        </Disclosure>
      </div>
    </Card>
  );
}

/** What has no mark was not found, or not looked for. */
function lookedFor(existing: ExistingNames, taken: TakenAnswer | undefined, failed: string | undefined): string {
  if (failed) return `Whose the existing ones are is not known: ${failed}`;
  if (taken === undefined) return "Looking for what exists with these names…";
  const unread = [...unknownKinds(taken), ...(existing.Cluster === null ? ["clusters"] : [])];
  if (unread.length > 0) return `Not known, of these names: ${unread.join(", ")}.`;
  return "What has no mark was not found; parts of a network and of machines are looked for when it runs.";
}

/** A chosen API has methods and stages already; they are asked for when one is chosen. */
function useKnown(input: ProvisionInput, apis: KnownApi[]): { known: Known; unread: string | undefined } {
  const { api } = input;
  const chosen = "id" in api ? apis.find(({ id }) => id === api.id) : apis.find(({ name }) => name === api.name);
  const { data, error } = useQuery({ ...apiDetailQuery(chosen?.id ?? ""), enabled: chosen !== undefined });
  const known = knownOf(input, chosen, data);
  if (chosen === undefined || known.editable !== undefined) return { known, unread: undefined };
  const why = error?.message ?? data?.editable.problem;
  return { known, unread: why ? `What ${known.apiName} has already is not known: ${why}` : "The API is being read…" };
}
