"use client";

import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { Card } from "../ui/layout/card";
import { AddVariable } from "./add-variable";
import { MissingVariable } from "./missing-variable";
import { VariableRow } from "./variable-row";

/** What this stage is bound to. A change is in force at once; the snapshot stays as it is. */
export function VariablesCard({ detail }: { detail: EnvironmentDetail }) {
  const { environment, missingVariables } = detail;
  const { apiId, stage, bindings } = environment;
  return (
    <Card
      id="variables"
      title="Stage variables"
      aside="a change is in force at once and leaves the snapshot alone"
      flush
    >
      <ul aria-label="Stage variables" className="divide-y">
        {missingVariables.map((name) => (
          <MissingVariable key={name} apiId={apiId} stage={stage} name={name} />
        ))}
        {bindings.map((binding) => (
          <VariableRow key={binding.name} apiId={apiId} stage={stage} binding={binding} />
        ))}
      </ul>
      <AddVariable apiId={apiId} stage={stage} existing={bindings.map((binding) => binding.name)} />
    </Card>
  );
}
