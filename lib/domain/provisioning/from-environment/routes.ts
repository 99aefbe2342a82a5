import { HTTP_METHODS } from "@/lib/contracts/provision/methods";
import { obeys, RESOURCE_PATH, UPSTREAM_PATH } from "@/lib/contracts/rules";
import type { MethodFact } from "../../facts";
import type { Existing, Route } from "./existing";

/** The routes of a stage that lead through one variable, the way's own first; and what is not like that. */
export function routesOf({ methods, variable, path, listener }: Existing): {
  routes: Route[];
  left: string[];
} {
  const byPath = new Map<string, Route>();
  const left: string[] = [];
  const scheme = listener.protocol === "HTTPS" ? "https" : "http";
  for (const method of [...methods].sort((a, b) => rank(a, path) - rank(b, path))) {
    const name = `${method.httpMethod} ${method.path}`;
    const start = `${scheme}://\${stageVariables.${variable}}`;
    const upstreamPath = upstreamOf(method, start);
    const why = whyNot(method, start, upstreamPath) ?? whyOther(byPath.get(method.path), upstreamPath);
    if (why !== null) {
      left.push(`${name} is left out: ${why}`);
      continue;
    }
    left.push(...settingsLeft(name, method));
    const route = byPath.get(method.path) ?? { path: method.path, methods: [], upstreamPath: upstreamPath ?? "" };
    byPath.set(method.path, { ...route, methods: [...route.methods, method.httpMethod] });
  }
  return { routes: [...byPath.values()], left };
}

const rank = (method: MethodFact, path: string): number => (method.path === path ? 0 : 1);

/** What stands behind the variable in the integration's URI; null where the URI is no such thing. */
function upstreamOf({ integration }: MethodFact, start: string): string | null {
  const uri = integration?.uri ?? "";
  return uri.startsWith(start) ? uri.slice(start.length) : null;
}

function whyNot({ httpMethod, path, integration }: MethodFact, start: string, upstream: string | null) {
  if (integration === null) return "it has no integration.";
  if (integration.type !== "HTTP_PROXY") return `its integration is ${integration.type}, not HTTP_PROXY.`;
  if (integration.connectionType === "VPC_LINK") return "it goes through a VPC link.";
  if (upstream === null) return `it does not go to ${start}.`;
  if (!HTTP_METHODS.some((each) => each === httpMethod)) return "such a method is not offered.";
  if (!obeys(RESOURCE_PATH, path)) return "such a path is not offered.";
  return obeys(UPSTREAM_PATH, upstream) ? null : `the path ${upstream} at the service is not offered.`;
}

const whyOther = (route: Route | undefined, upstream: string | null): string | null =>
  route !== undefined && route.upstreamPath !== upstream
    ? "it goes to another path than the path's other methods."
    : null;

/** A path's parameters are declared and handed on by every route; what else is set is not. */
const settingsLeft = (name: string, { httpMethod, settings = {}, integration }: MethodFact): string[] => {
  const own = Object.entries(settings).filter(([key]) => !/^parameter path\./.test(key));
  const sent = Object.entries(integration?.settings ?? {}).filter(([key]) => !/path\./.test(key));
  const said = [...own, ...sent].map(([key, value]) => `${key} (${value})`);
  const others = integration?.httpMethod !== undefined && integration.httpMethod !== httpMethod;
  return [
    ...(said.length > 0 ? [`${name} loses ${said.join(", ")}.`] : []),
    ...(others ? [`${name} no longer asks the service by ${integration.httpMethod}.`] : []),
  ];
};

/** `name.elb…/hello` → `/hello` */
export const prefixOf = (value: string): string => /^[^/]+(\/.*[^/])\/?$/.exec(value)?.[1] ?? "";
