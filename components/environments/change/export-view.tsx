import { useQuery } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useState } from "react";
import type { EnvironmentExport } from "@/lib/contracts/provision/export";
import { errorOf } from "@/lib/queries/failure";
import { getText } from "@/lib/queries/get-text";
import { buttonClasses } from "../../ui/actions/button";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { SelectField } from "../../ui/forms/select-field";
import { CodeBlock } from "../../ui/text/code-block";

const FORMATS: Record<EnvironmentExport, { label: string; hint: string }> = {
  template: {
    label: "CloudFormation template",
    hint: "A stack of it needs the capability CAPABILITY_NAMED_IAM; image and count are its parameters.",
  },
  script: {
    label: "AWS CLI script",
    hint: "For a POSIX shell; meant to run once, where none of the names are taken.",
  },
};

/** What the export says at its top where it is so. */
const PLAIN = "Keep it as you keep the environment variables";

/** An environment as a file, looked at, copied, downloaded. Each costs AWS a few calls, so it is read once a choice. */
export function ExportView({ apiId, stage }: { apiId: string; stage: string }) {
  const [format, setFormat] = useState<EnvironmentExport>("template");
  const address = `/api/environments/${encodeURIComponent(apiId)}/${encodeURIComponent(stage)}/export?format=${format}`;
  const { data, error } = useQuery({
    queryKey: ["environment-export", apiId, stage, format],
    queryFn: ({ signal }) => getText(address, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
  return (
    <>
      <SelectField
        label="Export as"
        value={format}
        hint={FORMATS[format].hint}
        onChange={({ target }) => setFormat(target.value as EnvironmentExport)}
      >
        {Object.entries(FORMATS).map(([value, { label }]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      {error && <ErrorPanel error={errorOf(error)} />}
      {!error && data === undefined && (
        <div role="status" aria-label="Reading the environment">
          <Skeleton className="h-72 w-full" />
        </div>
      )}
      {!error && data !== undefined && (
        <>
          {data.includes(PLAIN) && (
            <p className="text-sm text-muted">
              The values of environment variables stand in it, since an equal environment needs them. Secrets are
              references only.
            </p>
          )}
          <a href={`${address}&download`} download className={buttonClasses("primary", "medium", "self-start gap-2")}>
            <FileDown size={15} aria-hidden />
            Download
          </a>
          <CodeBlock name={FORMATS[format].label} text={data} />
        </>
      )}
    </>
  );
}
