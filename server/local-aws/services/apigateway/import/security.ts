/** Who may call a method: what of the document's security schemes API Gateway knows. */
import type { MethodRecord } from "../model";
import { isRecord, type Json, listOf, recordOf, textOf } from "./json";
import { partsOf, resolved, type Source } from "./source";

type Security = Pick<MethodRecord, "authorizationType" | "apiKeyRequired">;

/** The operation's own requirements, else the document's; `x-amazon-apigateway-auth` says it outright. */
export function securityOf(source: Source, operation: Json): Security {
  const required = listOf(operation.security ?? source.document.security).flatMap((requirement) =>
    isRecord(requirement) ? Object.keys(requirement) : [],
  );
  const schemes = partsOf(source, "securitySchemes", "securityDefinitions");
  const kinds = required.map((name) => kindOf(source, name, Object.hasOwn(schemes, name) ? schemes[name] : undefined));
  const said = textOf(recordOf(operation["x-amazon-apigateway-auth"]).type)?.toUpperCase();
  return {
    authorizationType: said ?? (kinds.includes("AWS_IAM") ? "AWS_IAM" : kinds.includes("CUSTOM") ? "CUSTOM" : "NONE"),
    apiKeyRequired: kinds.includes("API_KEY"),
  };
}

function kindOf(source: Source, name: string, value: unknown): "AWS_IAM" | "CUSTOM" | "API_KEY" | undefined {
  const scheme = resolved(source, value);
  if (scheme["x-amazon-apigateway-authorizer"] !== undefined) return "CUSTOM";
  if (textOf(scheme["x-amazon-apigateway-authtype"])?.toLowerCase() === "awssigv4") return "AWS_IAM";
  if (scheme.type === "apiKey" && textOf(scheme.name)?.toLowerCase() === "x-api-key") return "API_KEY";
  source.notes.warn(`Security scheme '${name}' is not supported, skipping`);
  return undefined;
}
