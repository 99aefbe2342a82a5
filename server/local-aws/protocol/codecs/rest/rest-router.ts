/** Finds the operation of a REST request by method, path and static query. */
import { AwsError } from "../../aws-error";
import type { OperationModel } from "../../model/load-model";

type Segment = { literal: string } | { label: string; greedy: boolean };

interface Route {
  operation: OperationModel;
  method: string;
  segments: Segment[];
  /** Parameters that must be there: `POST /restapis?mode=import` differs from `POST /restapis` by these alone. */
  query: [name: string, value: string | undefined][];
}

export interface Match {
  operation: OperationModel;
  labels: Map<string, string>;
}

export interface RestRouter {
  /** @throws AwsError SerializationException when the path's percent-encoding is broken */
  match(method: string, path: string, query: URLSearchParams): Match | undefined;
}

export function createRouter(operations: Iterable<OperationModel>): RestRouter {
  const routes = new Map<string, Route[]>();
  for (const operation of operations) {
    if (!operation.http) continue;
    const route = toRoute(operation, operation.http);
    routes.set(route.method, [...(routes.get(route.method) ?? []), route]);
  }
  for (const ofMethod of routes.values()) ofMethod.sort(bySpecificity);
  return {
    match(method, path, query) {
      const parts = splitPath(path);
      for (const route of routes.get(method) ?? []) {
        if (!hasQuery(route, query)) continue;
        const labels = matchSegments(route.segments, parts);
        if (labels) return { operation: route.operation, labels };
      }
      return undefined;
    },
  };
}

function toRoute(operation: OperationModel, [method, pattern]: readonly [string, string, number]): Route {
  const [path = "", query = ""] = pattern.split("?", 2);
  const segments = splitPath(path).map(toSegment);
  return { operation, method, segments, query: query === "" ? [] : query.split("&").map(toPair) };
}

function toSegment(part: string): Segment {
  if (!part.startsWith("{")) return { literal: part };
  const greedy = part.endsWith("+}");
  return { label: part.slice(1, greedy ? -2 : -1), greedy };
}

function toPair(pair: string): [string, string | undefined] {
  const [name = "", value] = pair.split("=", 2);
  return [name, value];
}

/** Static queries first, then literals before labels before greedy labels, segment by segment. */
function bySpecificity(a: Route, b: Route): number {
  if (a.query.length !== b.query.length) return b.query.length - a.query.length;
  const length = Math.max(a.segments.length, b.segments.length);
  for (let index = 0; index < length; index++) {
    const difference = rank(a.segments[index]) - rank(b.segments[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(segment: Segment | undefined): number {
  if (!segment) return 3;
  if ("literal" in segment) return 0;
  return segment.greedy ? 2 : 1;
}

function hasQuery(route: Route, query: URLSearchParams): boolean {
  return route.query.every(([name, value]) => (value === undefined ? query.has(name) : query.get(name) === value));
}

function matchSegments(segments: Segment[], parts: string[]): Map<string, string> | undefined {
  const labels = new Map<string, string>();
  let at = 0;
  for (const [index, segment] of segments.entries()) {
    if ("literal" in segment) {
      if (parts[at++] !== segment.literal) return undefined;
      continue;
    }
    const take = segment.greedy ? parts.length - at - (segments.length - index - 1) : 1;
    const taken = parts.slice(at, at + take);
    // A label is never empty.
    if (take < 1 || taken.length < take || taken.join("") === "") return undefined;
    labels.set(segment.label, taken.map(decodeSegment).join("/"));
    at += take;
  }
  return at === parts.length ? labels : undefined;
}

/** A trailing slash means nothing. */
function splitPath(path: string): string[] {
  return path.replace(/^\//, "").replace(/\/$/, "").split("/");
}

function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AwsError("SerializationException", "The request path is not validly percent-encoded.");
  }
}
