import type { IntegrationFact } from "../../facts";
import { type Json, type Path, recordOf, textMap, textOf } from "../json";
import { type IntegrationResponseShape, type IntegrationShape, integrationSettingsOf } from "../settings";
import type { Source } from "./source";

const TYPES = ["HTTP", "HTTP_PROXY", "MOCK", "AWS", "AWS_PROXY"];
const VERBS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY"];

/** `x-amazon-apigateway-integration` (developer guide), with what API Gateway would refuse told beforehand. */
export function readIntegration(source: Source, extension: Json, path: Path): IntegrationFact {
  const timeout = extension.timeoutInMillis;
  const fact: IntegrationFact = {
    type: upper(extension.type) ?? "",
    uri: textOf(extension.uri),
    httpMethod: upper(extension.httpMethod),
    connectionType: upper(extension.connectionType),
    timeoutMs: timeout === undefined ? undefined : Number(timeout),
    settings: integrationSettingsOf(integrationShape(extension)),
  };
  check(source, fact, extension, path);
  return fact;
}

function check(source: Source, fact: IntegrationFact, extension: Json, path: Path): void {
  const { type, uri, httpMethod, timeoutMs } = fact;
  if (!TYPES.includes(type)) {
    source.problem(
      [...path, "type"],
      `“${type || "nothing"}” is no type of an integration. There are ${TYPES.join(", ")}.`,
    );
    return;
  }
  if (timeoutMs !== undefined && !(timeoutMs >= 50 && Number.isInteger(timeoutMs))) {
    source.problem([...path, "timeoutInMillis"], "A timeout is a whole number of milliseconds, 50 at least.");
  } else if (timeoutMs !== undefined && timeoutMs > 29_000) {
    source.warn([...path, "timeoutInMillis"], "More than 29 s needs a raised quota.");
  }
  checkChoices(source, extension, path);
  if (type === "MOCK") return;
  if (!VERBS.includes(httpMethod ?? ""))
    source.problem([...path, "httpMethod"], "The integration needs the HTTP method that it calls with, or ANY.");
  if (type.startsWith("HTTP") && !/^https?:\/\/[^/?#]/i.test(uri ?? ""))
    source.problem([...path, "uri"], "The integration needs a uri that begins with http:// or https://.");
  if (type.startsWith("AWS") && !/^arn:/.test(uri ?? ""))
    source.problem([...path, "uri"], "The integration needs the ARN of what it calls as its uri.");
}

function checkChoices(source: Source, extension: Json, path: Path): void {
  const passthrough = upper(extension.passthroughBehavior) ?? "WHEN_NO_MATCH";
  if (!["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"].includes(passthrough))
    source.problem([...path, "passthroughBehavior"], "It is when_no_match, when_no_templates or never.");
  const connection = upper(extension.connectionType) ?? "INTERNET";
  if (connection !== "INTERNET" && connection !== "VPC_LINK")
    source.problem([...path, "connectionType"], "A connection is INTERNET or VPC_LINK.");
  if (connection === "VPC_LINK" && !textOf(extension.connectionId))
    source.problem([...path, "connectionType"], "A connection by VPC link needs its connectionId.");
}

/** The extension as the control plane shapes an integration. */
export function integrationShape(extension: Json): IntegrationShape {
  return {
    passthroughBehavior: upper(extension.passthroughBehavior),
    contentHandling: upper(extension.contentHandling),
    credentials: textOf(extension.credentials),
    connectionId: textOf(extension.connectionId),
    requestParameters: textMap(extension.requestParameters),
    requestTemplates: textMap(extension.requestTemplates),
    integrationResponses: Object.fromEntries(
      Object.entries(recordOf(extension.responses)).map(([pattern, value]) => [pattern, responseShape(pattern, value)]),
    ),
  };
}

function responseShape(pattern: string, value: unknown): IntegrationResponseShape {
  const response = recordOf(value);
  return {
    statusCode: textOf(response.statusCode),
    selectionPattern: pattern === "default" ? undefined : pattern,
    responseParameters: textMap(response.responseParameters),
    responseTemplates: textMap(response.responseTemplates),
  };
}

const upper = (value: unknown): string | undefined => textOf(value)?.toUpperCase() || undefined;
