import type { Stack } from "@/lib/contracts/stacks/stack";
import { Card } from "../../ui/layout/card";
import { CopyableId } from "../../ui/text/copyable-id";
import { KeyValues } from "../../ui/text/key-values";

/** What the template puts out. */
export function OutputsCard({ stack: { outputs } }: { stack: Stack }) {
  return (
    <Card title="Outputs">
      {outputs.length === 0 && <p className="text-sm text-muted">None yet.</p>}
      <dl className="space-y-3 text-sm">
        {outputs.map(({ key, value, description, exportName }) => (
          <div key={key}>
            <dt className="font-medium break-all">{key}</dt>
            <dd>
              <CopyableId id={value} name={`output ${key}`} max={64} />
              {description && <p className="text-xs text-muted">{description}</p>}
              {exportName && <p className="text-xs text-muted">Exported as {exportName}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** What the stack was made with. */
export function ParametersCard({ stack: { parameters } }: { stack: Stack }) {
  if (parameters.length === 0) return null;
  const entries = parameters.map(({ key, value, resolved }): [string, string] => [
    key,
    resolved ? `${value} (${resolved})` : value || "(empty)",
  ]);
  return (
    <Card title="Parameters">
      <div className="[&_dd]:break-all [&_dt]:break-all">
        <KeyValues entries={entries} />
      </div>
    </Card>
  );
}
