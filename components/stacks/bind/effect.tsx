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
  /** The API's other variables that a new stage gets. */
  others: Readonly<Record<string, string>>;
  /** Why it cannot be bound like this: then there is no command either. */
  problem: string | undefined;
}

/** What binding would change, and the one command that does the same. */
export function Effect({ api, stage, name, variable, value, others, problem }: Props) {
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
              {Object.entries({ [variable]: value, ...others })
                .map(([each, text]) => `${each} = ${text || "…"}`)
                .join(", ")}
            </code>
          </>
        )}
      </p>
      <div className="mt-3">
        <Disclosure label="Command that does the same">
          {problem ? (
            <p className="text-sm text-muted">{problem}</p>
          ) : (
            <CommandBlock text={bindCommand(api.apiId, name, { isNew: !stage, variable, value, others })} wrap />
          )}
        </Disclosure>
      </div>
    </Card>
  );
}

const countOf = (methods: number): string => (methods === 1 ? "1 method" : `${methods} methods`);
