import type { FurtherService } from "@/lib/contracts/provision/input";
import { MOST_TASKS } from "@/lib/contracts/service-limits";
import { TextField } from "../../ui/forms/text-field";
import { Card } from "../../ui/layout/card";
import { type FieldsProps, TRIPLE } from "./bind";
import { ClusterField } from "./cluster-field";

/** Further services that come along: their names and counts are the new environment's own, the rest is as it was. */
export function FurtherFields({ draft, problems, onChange, clusters }: FieldsProps & { clusters: string[] }) {
  const { carried } = draft;
  const { more = [] } = carried;
  if (more.length === 0) return null;
  const change = (index: number, part: Partial<FurtherService>) =>
    onChange({ carried: { ...carried, more: more.map((each, at) => (at === index ? { ...each, ...part } : each)) } });
  return (
    <Card title="Further services" aside={`${more.length} more`}>
      <ul className="space-y-3">
        {more.map((each, index) => (
          <li key={`${each.path} ${each.variableName}`}>
            <p className="text-xs break-words text-muted">
              <span className="font-mono">{each.path}</span> by <span className="font-mono">{each.variableName}</span>:{" "}
              <span className="font-mono">{each.image}</span>
              {each.entry?.kind === "beside" && ", by a rule on the load balancer of a service above"}
            </p>
            <div className={`mt-1 ${TRIPLE}`}>
              <ClusterField
                label={`Cluster of service ${index + 2}`}
                clusters={clusters}
                value={each.clusterName}
                onChange={({ target }) => change(index, { clusterName: target.value })}
              />
              <TextField
                label={`Name of service ${index + 2}`}
                hint={
                  each.entry?.kind === "own" ? "Its load balancer has the same name." : "Its target group has it, too."
                }
                value={each.serviceName}
                onChange={({ target }) => change(index, { serviceName: target.value })}
              />
              <TextField
                label={`Desired count of service ${index + 2}`}
                value={String(each.desiredCount ?? "")}
                hint={`Tasks, 0 to ${MOST_TASKS}.`}
                inputMode="numeric"
                onChange={({ target }) => change(index, { desiredCount: target.value })}
              />
            </div>
          </li>
        ))}
      </ul>
      {problems.carried && (
        <p role="alert" className="mt-2 text-sm text-bad">
          {problems.carried}
        </p>
      )}
    </Card>
  );
}
