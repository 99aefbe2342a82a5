"use client";

import { useQuery } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useState } from "react";
import type { ExportChoice } from "@/lib/contracts/definition";
import { exportCommand } from "@/lib/domain/cli/shown";
import { apiDetailQuery } from "@/lib/queries/api-detail";
import { errorOf } from "@/lib/queries/failure";
import { buttonClasses } from "../../ui/actions/button";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { SelectField } from "../../ui/forms/select-field";
import { Disclosure } from "../../ui/layout/disclosure";
import { Drawer } from "../../ui/layout/drawer";
import { CodeBlock } from "../../ui/text/code-block";
import { CommandBlock } from "../../ui/text/command-block";
import { exportAddress, useExport } from "./use-export";

/** More than a person reads, and than a browser lays out at once. */
const SHOWN = 200_000;

interface Props {
  apiId: string;
  stage: string;
  onClose: () => void;
}

/** What a stage serves as a definition: looked at, copied, downloaded. */
export function ExportDrawer({ apiId, stage, onClose }: Props) {
  const { data: api } = useQuery(apiDetailQuery(apiId));
  const [choice, setChoice] = useState<ExportChoice>({
    stage,
    format: "swagger",
    syntax: "yaml",
    extensions: "apigateway",
  });
  const change = (part: Partial<ExportChoice>) => setChoice({ ...choice, ...part });
  const stages = api?.stages.map(({ environment }) => environment.stage) ?? [stage];
  return (
    <Drawer
      open
      onClose={onClose}
      title={`Export ${api?.apiName ?? apiId}`}
      description="The deployed snapshot, in an order that changes only with its contents."
    >
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField label="Stage" value={choice.stage} onChange={({ target }) => change({ stage: target.value })}>
          {stages.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
        <SelectField
          label="Format"
          value={choice.format}
          onChange={({ target }) => change({ format: target.value as ExportChoice["format"] })}
        >
          <option value="swagger">Swagger 2.0</option>
          <option value="oas30">OpenAPI 3.0</option>
        </SelectField>
        <SelectField
          label="Syntax"
          value={choice.syntax}
          onChange={({ target }) => change({ syntax: target.value as ExportChoice["syntax"] })}
        >
          <option value="yaml">YAML</option>
          <option value="json">JSON</option>
        </SelectField>
        <SelectField
          label="API Gateway extensions"
          value={choice.extensions}
          hint={choice.extensions === "none" ? "Without integrations: for documentation." : "Can be imported as it is."}
          onChange={({ target }) => change({ extensions: target.value as ExportChoice["extensions"] })}
        >
          <option value="apigateway">With integrations</option>
          <option value="none">Without</option>
        </SelectField>
      </div>
      <Text apiId={apiId} choice={choice} />
      <Disclosure label="Command that exports this" about={choice.stage}>
        <CommandBlock text={exportCommand(apiId, choice)} wrap />
      </Disclosure>
    </Drawer>
  );
}

function Text({ apiId, choice }: { apiId: string; choice: ExportChoice }) {
  const { data, error } = useExport(apiId, choice);
  if (error) return <ErrorPanel error={errorOf(error)} />;
  return (
    <>
      <a
        href={`${exportAddress(apiId, choice)}&download`}
        download
        className={buttonClasses("primary", "medium", "self-start gap-2")}
      >
        <FileDown size={15} aria-hidden />
        Download {choice.syntax.toUpperCase()}
      </a>
      {data === undefined ? (
        <div role="status" aria-label="Reading the export">
          <Skeleton className="h-72 w-full" />
        </div>
      ) : (
        <CodeBlock name="Definition" text={data.slice(0, SHOWN)} />
      )}
      {data && data.length > SHOWN && (
        <p className="text-xs text-muted">The first {SHOWN / 1000} kB are shown; the download has all of it.</p>
      )}
    </>
  );
}
