import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { environmentExportQuery } from "@/lib/contracts/provision/export";
import { exportEnvironment } from "../operations/provision/existing/export-environment";

/** An environment as a file that makes an equal one. @throws AppFailure, `invalid_input` for another format. */
export async function getEnvironmentExport(apiId: string, stage: string, parameters: URLSearchParams) {
  const parsed = environmentExportQuery.safeParse(Object.fromEntries(parameters));
  if (!parsed.success) {
    const remedy = "format is template or script.";
    throw new AppFailure({ code: "invalid_input", message: "This is no export that could be made.", remedy });
  }
  const { format } = parsed.data;
  const text = await exportEnvironment(apiId, stage, format);
  return format === "template"
    ? { name: `${stage}.template.yaml`, type: "application/yaml", text }
    : { name: `${stage}.sh`, type: "text/x-shellscript", text };
}
