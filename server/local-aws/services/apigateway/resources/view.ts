import type { Resource } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import type { ResourceRecord } from "../model";

/** A resource as AWS shows it: its methods are empty objects unless `embed=methods` was asked for. */
export function showResource(resource: ResourceRecord, embedded: boolean): Resource {
  const { id, parentId, pathPart, path, methods } = resource;
  const verbs = Object.entries(methods).map(([verb, method]) => [verb, embedded ? method : {}]);
  return { id, parentId, pathPart, path, resourceMethods: verbs.length > 0 ? Object.fromEntries(verbs) : undefined };
}

export function embedsMethods(embed: readonly string[] | undefined): boolean {
  const other = embed?.find((name) => name !== "methods");
  if (other !== undefined) throw badRequest(`Invalid embed parameter specified: ${other}. Only 'methods' is supported`);
  return (embed?.length ?? 0) > 0;
}
