/**
 * GetExport: the API as a stage has it. The only way AWS offers to read the integrations of a deployed snapshot, so it
 * is made from the snapshot and never from the editable API.
 */
import type { GetExportCommandOutput } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import type { Operation } from "../model";
import { findDeployment, findRestApi, findStage } from "../tables";
import { oas30Document } from "./oas30";
import type { ExportSource } from "./operation";
import { swaggerDocument } from "./swagger";
import { toYaml } from "./yaml";

const getExport: Operation<"GetExport"> = (input, context) => {
  const api = findRestApi(context, input.restApiId);
  const stage = findStage(context, api.id, input.stageName);
  const deployment = findDeployment(context, api.id, stage.deploymentId);
  const extensions = extensionsOf(input.parameters?.extensions);
  const source: ExportSource = {
    api,
    stage,
    resources: deployment.resources,
    models: deployment.models ?? {},
    extensions: deployment.extensions,
    authorizers: extensions.includes("authorizers") || extensions.includes("apigateway"),
    settings: extensions.includes("apigateway"),
    integrations: extensions.includes("integrations") || extensions.includes("apigateway"),
    host: `${api.id}.execute-api.localhost:${new URL(context.world.endpoint).port}`,
  };
  const document = documentOf(input.exportType, source);
  const yaml = isYaml(input.accepts);
  const text = yaml ? toYaml(document) : JSON.stringify(document, null, 2);
  return {
    contentType: yaml ? "application/yaml" : "application/json",
    contentDisposition: `attachment; filename="${input.exportType}_${api.createdDate.toISOString()}.${yaml ? "yaml" : "json"}"`,
    // The SDK types it as its own reader of these bytes; on the wire it is the bytes.
    body: Buffer.from(text, "utf8") as Uint8Array as GetExportCommandOutput["body"],
  };
};

function documentOf(exportType: string | undefined, source: ExportSource): object {
  if (exportType === "swagger") return swaggerDocument(source);
  if (exportType === "oas30") return oas30Document(source);
  throw badRequest("Invalid export type specified. Must be one of: [oas30, swagger]");
}

const EXTENSIONS = ["integrations", "apigateway", "authorizers", "postman"];

function extensionsOf(parameter: string | undefined): string[] {
  const names = (parameter ?? "").split(",").filter(Boolean);
  const unknown = names.find((name) => !EXTENSIONS.includes(name));
  if (unknown !== undefined) throw badRequest(`Invalid extension '${unknown}' specified`);
  return names;
}

/** Nothing in particular is JSON. */
function isYaml(accepts: string | undefined): boolean {
  const type = (accepts ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (/^application\/(x-)?yaml$/.test(type)) return true;
  if (type === "" || type === "*/*" || type === "application/json") return false;
  throw badRequest("Invalid Accept header specified. Must be one of: [application/json, application/yaml]");
}

export const exportHandlers = { GetExport: getExport };
