import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { exportQuery } from "@/lib/contracts/definition-input";
import { type ExportFile, readExport } from "../operations/api-definition/read-export";

/** What a stage serves as a definition file. @throws AppFailure, `invalid_input` with a message for each parameter. */
export async function getExport(apiId: string, parameters: URLSearchParams): Promise<ExportFile> {
  const parsed = exportQuery.safeParse({ stage: "", ...Object.fromEntries(parameters) });
  if (parsed.success) return readExport(apiId, parsed.data);
  throw new AppFailure({
    code: "invalid_input",
    message: "This is no export that could be made.",
    remedy: "Name the stage; format is swagger or oas30, syntax json or yaml, extensions apigateway or none.",
    fields: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message])),
  });
}
