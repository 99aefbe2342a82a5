import { siblingParameter } from "@/lib/contracts/rules";
import type { MethodFact } from "../facts";
import { type BoundRoute, uriOf } from "./planned";

/** What an API has already: its paths, those without methods among them as far as they are known, and its methods. */
export interface ExistingRoutes {
  paths: readonly string[];
  methods: readonly Pick<MethodFact, "path" | "httpMethod" | "integration" | "settings">[];
}

/** Why a route cannot be made beside what there is, at the field that says so. */
export interface RouteClash {
  field: "path" | "methods";
  message: string;
}

/**
 * What API Gateway or the run would refuse of a route: a parameter beside one of another name ("A sibling … already has
 * a variable path part"), a path below a greedy one, a method that is there and leads elsewhere. Undefined: they fit.
 */
export const routeClash = (route: BoundRoute, existing: ExistingRoutes): RouteClash | undefined =>
  pathClash(route.path, [...existing.paths, ...existing.methods.map(({ path }) => path)]) ??
  existing.methods
    .filter(({ path, httpMethod }) => path === route.path && route.methods.includes(httpMethod))
    .map((each) => methodClash(route, each))
    .find((each) => each !== undefined);

function pathClash(path: string, there: readonly string[]): RouteClash | undefined {
  for (const other of there) {
    const sibling = siblingParameter(path, other);
    if (sibling !== undefined) {
      const message = `The API has ${sibling} there already (${other}): API Gateway takes one parameter in a place.`;
      return { field: "path", message };
    }
    if (other.endsWith("+}") && path.startsWith(`${other}/`)) {
      return { field: "path", message: `The API has ${other}: nothing can stand below a greedy parameter.` };
    }
  }
  return undefined;
}

function methodClash(route: BoundRoute, found: ExistingRoutes["methods"][number]): RouteClash | undefined {
  const { httpMethod, path, integration, settings = {} } = found;
  const clash = (how: string): RouteClash => ({
    field: "methods",
    message: `The API has ${httpMethod} ${path} already, ${how}. Choose another path or method.`,
  });
  if (settings.authorization) return clash(`with the authorization ${settings.authorization}, not open to everyone`);
  if (settings["API key"]) return clash("which takes an API key, not open to everyone");
  // The run gives one to a method that has none.
  if (integration === null) return undefined;
  if (integration.type === "HTTP_PROXY" && integration.uri === uriOf(route)) return undefined;
  const there = integration.uri === undefined ? integration.type : `${integration.type} ${integration.uri}`;
  return clash(`leading to ${there}, not to ${uriOf(route)}`);
}
