import type { ApiDetail } from "@/lib/contracts/api-detail";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { awsCli } from "@/lib/domain/diagnosis/cli";
import { Card } from "../../ui/layout/card";
import { Disclosure } from "../../ui/layout/disclosure";
import { CodeBlock } from "../../ui/text/code-block";

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
          <CodeBlock name="Command" text={commandOf(api.apiId, stage, name, variable, value)} wrap />
        </Disclosure>
      </div>
    </Card>
  );
}

const countOf = (methods: number): string => (methods === 1 ? "1 method" : `${methods} methods`);

function commandOf(apiId: string, stage: Props["stage"], name: string, variable: string, value: string): string {
  const where = ["--rest-api-id", apiId, "--stage-name", name];
  if (!stage) return awsCli("apigateway", "create-deployment", ...where, "--variables", `${variable}=${value}`);
  const patch = `op=replace,path=/variables/${variable},value=${value}`;
  return awsCli("apigateway", "update-stage", ...where, "--patch-operations", patch);
}
