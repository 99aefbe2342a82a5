import "server-only";
import { GetExportCommand } from "@aws-sdk/client-api-gateway";
import { call } from "../call";

export interface ExportWish {
  apiId: string;
  stage: string;
  format: "swagger" | "oas30";
  /** With `x-amazon-apigateway-…`: integrations and all else that an import needs. */
  extensions: boolean;
}

/**
 * The definition of what a stage serves, as AWS exports it.
 * @throws AwsFailure; SyntaxError when the answer is no JSON.
 */
export async function exportDefinition({ apiId, stage, format, extensions }: ExportWish): Promise<unknown> {
  const answer = await call(
    new GetExportCommand({
      restApiId: apiId,
      stageName: stage,
      exportType: format,
      accepts: "application/json",
      ...(extensions ? { parameters: { extensions: "apigateway" } } : {}),
    }),
  );
  return JSON.parse(new TextDecoder().decode(answer.body));
}
