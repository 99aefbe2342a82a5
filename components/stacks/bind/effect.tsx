import type { ApiDetail } from "@/lib/contracts/api-detail";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { bindCommand } from "@/lib/domain/cli/shown";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { CommandBlock } from "../../ui/text/command-block";

interface Props {
  api: ApiDetail;
  stage: EnvironmentSummary | undefined;
  name: string;
  variable: string;
  value: string;
}

/** What binding would change, and the one command that does the same. */
export function Effect({ api, stage, name, variable, value }: Props) {
  const before = stage?.variables[variable];
  return (
    <Card title="What changes">
      <p role="status" className="text-sm break-words">
        {stage ? (
          <>
            Stage {name} keeps what it serves.{" "}
            <code className="font-mono text-xs break-all">
              {variable}: {before ?? "not set"} → {value}
            </code>
          </>
        ) : (
          <>
            A new stage {name || "…"} of {api.apiName} serves the API as it is edited now
            {api.editable.methods && `, ${countOf(api.editable.methods.length)}`}, with{" "}
            <code className="font-mono text-xs break-all">
              {variable} = {value}
            </code>
          </>
        )}
      </p>
      <div className="mt-3">
        <Disclosure label="Command that does the same">
          <CommandBlock text={bindCommand(api.apiId, name, stage === undefined, variable, value)} wrap />
        </Disclosure>
      </div>
    </Card>
  );
}

const countOf = (methods: number): string => (methods === 1 ? "1 method" : `${methods} methods`);
