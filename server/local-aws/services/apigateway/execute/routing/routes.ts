/** Which resource of a snapshot a path belongs to. */
import type { DeploymentRecord, ResourceRecord } from "../../model";
import { isGreedy, isVariable } from "../../resources/path-part";

export interface RouteMatch {
  resource: ResourceRecord;
  /** By name, as they stood in the path (not decoded): `%2F` in a variable stays what it is. */
  pathParameters: Record<string, string>;
}

interface Route {
  resource: ResourceRecord;
  parts: string[];
}

type Snapshot = Pick<DeploymentRecord, "resources">;

/** A snapshot never changes, so its routes are worked out once. */
const compiled = new WeakMap<Snapshot, Route[]>();

/**
 * The most specific resource with any method: segment by segment, static before `{variable}` before `{greedy+}`.
 * A trailing slash is ignored. Which verbs it has is looked at afterwards, as in AWS: a missing verb does not fall
 * through to a greedy resource (unconfirmed).
 */
export function matchRoute(deployment: Snapshot, path: string): RouteMatch | undefined {
  let routes = compiled.get(deployment);
  if (!routes) {
    routes = compile(deployment.resources);
    compiled.set(deployment, routes);
  }
  const segments = segmentsOf(path);
  for (const route of routes) {
    const pathParameters = matchParts(route.parts, segments, path);
    if (pathParameters) return { resource: route.resource, pathParameters };
  }
  return undefined;
}

function compile(resources: readonly ResourceRecord[]): Route[] {
  return resources
    .filter((resource) => Object.keys(resource.methods).length > 0)
    .map((resource) => ({ resource, parts: segmentsOf(resource.path) }))
    .sort((a, b) => bySpecificity(a.parts, b.parts));
}

function segmentsOf(path: string): string[] {
  const segments = path.slice(1).split("/");
  if (segments.at(-1) === "") segments.pop();
  return segments;
}

const rank = (part: string) => (isGreedy(part) ? 2 : isVariable(part) ? 1 : 0);

function bySpecificity(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = rank(a[index] ?? "") - rank(b[index] ?? "");
    if (difference !== 0) return difference;
  }
  return b.length - a.length;
}

function matchParts(parts: readonly string[], segments: readonly string[], path: string) {
  const pathParameters: Record<string, string> = Object.create(null);
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (isGreedy(part)) {
      // From the path itself: a trailing slash belongs to what is passed on.
      pathParameters[part.slice(1, -2)] = path.slice(1).split("/").slice(index).join("/");
      return pathParameters;
    }
    if (!isVariable(part)) {
      if (decoded(segment) !== part) return undefined;
    } else if (segment === "") {
      return undefined;
    } else {
      pathParameters[part.slice(1, -1)] = segment;
    }
  }
  return parts.length === segments.length ? pathParameters : undefined;
}

/** Percent-decoded, or as it is where it cannot be. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
