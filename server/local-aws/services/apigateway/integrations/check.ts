/** What AWS refuses of an integration. Texts are AWS's. */
import { badRequest } from "../errors";
import { checkVerb, invalidMapping } from "../methods/check";
import type { IntegrationRecord, MethodRecord, ResourceRecord } from "../model";
import { own } from "../tables";

const TYPES = ["HTTP", "HTTP_PROXY", "MOCK", "AWS", "AWS_PROXY"];
const PASSTHROUGH = ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"];

/** Refuses the integration as a whole: after PutIntegration and after every UpdateIntegration. */
export function checkIntegration(integration: IntegrationRecord, method: MethodRecord, resource: ResourceRecord): void {
  const { type, httpMethod, uri, passthroughBehavior } = integration;
  if (!TYPES.includes(type)) throw badRequest("Invalid integration type specified");
  if (type !== "MOCK") {
    if (!httpMethod) throw badRequest("Enumeration value for HttpMethod must be non-empty");
    checkVerb(httpMethod);
    checkUri(type, uri ?? "");
  }
  checkTimeout(integration.timeoutInMillis);
  if (!PASSTHROUGH.includes(passthroughBehavior ?? "")) throw badRequest("Invalid passthrough behavior specified");
  checkConnection(integration);
  for (const [target, source] of Object.entries(integration.requestParameters ?? {})) {
    checkRequestMapping(target, source, method, resource);
  }
}

/** 50 ms to 29 s (developer guide, "Quotas": integration timeout). */
export function checkTimeout(milliseconds: number): void {
  if (!Number.isInteger(milliseconds) || milliseconds < 50 || milliseconds > 29_000) {
    throw badRequest("Timeout should be between 50 ms and 29000 ms");
  }
}

function checkUri(type: string, uri: string): void {
  if (type.startsWith("AWS")) {
    if (!uri.startsWith("arn:")) throw badRequest("Invalid ARN specified in the request");
    return;
  }
  // Variables may stand for the host or any part after it, never for the protocol.
  const [, authority] = /^https?:\/\/([^/?#]*)/i.exec(uri) ?? [];
  const host = authority?.replaceAll(/\$\{stageVariables\.\w+\}|\{[\w.:-]+\}/g, "x");
  if (!host || !URL.canParse(`http://${host}`)) throw badRequest("Invalid HTTP endpoint specified for URI");
}

function checkConnection({ connectionType, connectionId }: IntegrationRecord): void {
  if (connectionType !== undefined && connectionType !== "INTERNET" && connectionType !== "VPC_LINK") {
    throw badRequest("Invalid connection type specified");
  }
  if (connectionType === "VPC_LINK" && !connectionId) {
    throw badRequest("Connection ID must be specified for VPC link integrations");
  }
}

/** `integration.request.path.proxy` = `method.request.path.proxy`: the method must declare what is read. */
function checkRequestMapping(target: string, source: string, method: MethodRecord, resource: ResourceRecord): void {
  if (!/^integration\.request\.(path|querystring|header)\.[^\s.][^\s]*$/.test(target)) throw invalidMapping(target);
  if (/^'.*'$/s.test(source)) return;
  if (/^(stageVariables\.\w+|context\.[\w.]+|method\.request\.body(\..+)?)$/.test(source)) return;
  const [, multi, place, name] = /^method\.request\.(multivalue)?(path|querystring|header)\.(.+)$/.exec(source) ?? [];
  if (name === undefined || (multi && place === "path")) throw invalidMapping(source);
  const declared = own(method.requestParameters, `method.request.${place}.${name}`) !== undefined;
  const inPath = place === "path" && (resource.path.includes(`{${name}}`) || resource.path.includes(`{${name}+}`));
  if (!declared || (place === "path" && !inPath)) throw invalidMapping(source);
}
