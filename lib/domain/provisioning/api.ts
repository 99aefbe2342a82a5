import { parametersOf } from "@/lib/contracts/rules";
import { type Command, ref } from "../cli/command";
import {
  type BoundRoute,
  type Brief,
  type KnownStage,
  type Planned,
  parentOf,
  resourcePaths,
  routesOf,
  tagsOf,
  uriOf,
} from "./planned";
import { servesRoutes } from "./serves-routes";
import { servicesOf } from "./services-of";

const gateway = (operation: string, input: object, variable?: string, query?: string): Command => ({
  service: "apigateway",
  operation,
  input,
  ...(variable && query ? { keep: { variable, query } } : {}),
});

/** The API from its name down to the stage that is bound to the load balancers by its variables. */
export function planApi(brief: Brief, variables: Record<string, string>): Planned[] {
  return [apiOf(brief), ...resourcesOf(brief), ...methodsOf(brief), ...snapshotOf(brief, variables)];
}

/** Chosen, or found by its name as the operation finds it; undefined: it is to be made. */
const existingApi = ({ input: { api }, known }: Brief): string | undefined => ("id" in api ? api.id : known.apiId);

const apiId = (brief: Brief): string => existingApi(brief) ?? ref("API_ID");

function apiOf(brief: Brief): Planned {
  const { api } = brief.input;
  const cost = "by the million calls";
  const root = findResource(brief, "/");
  const existing = existingApi(brief);
  if (existing !== undefined || "id" in api) {
    return {
      kind: "API",
      name: brief.known.apiName,
      detail: existing,
      use: "found",
      tagged: false,
      cost,
      commands: [root],
    };
  }
  const { name, endpointType = "REGIONAL" } = api;
  const input = { name, endpointConfiguration: { types: [endpointType] }, tags: tagsOf(brief) };
  const commands = [gateway("CreateRestApi", input, "API_ID", "id"), root];
  const detail = endpointType === "EDGE" ? "edge-optimized" : "regional";
  return { kind: "API", name, detail, use: "ensured", tagged: true, cost, commands };
}

/** The shell variable that keeps the id of the resource at a path. */
const resourceVariable = (brief: Brief, path: string): string =>
  `RESOURCE_${path === "/" ? 0 : resourcePaths(brief).indexOf(path) + 1}`;

/** AWS answers 500 resources a page; the CLI asks for all pages. */
const findResource = (brief: Brief, path: string): Command =>
  gateway(
    "GetResources",
    { restApiId: apiId(brief) },
    resourceVariable(brief, path),
    `items[?path=='${path}'].id | [0]`,
  );

function resourcesOf(brief: Brief): Planned[] {
  return resourcePaths(brief).map((path) => {
    const found = brief.known.editable?.paths.includes(path) ?? false;
    const input = {
      restApiId: apiId(brief),
      parentId: ref(resourceVariable(brief, parentOf(path))),
      pathPart: path.slice(path.lastIndexOf("/") + 1),
    };
    const make = gateway("CreateResource", input, resourceVariable(brief, path), "id");
    const commands = [found ? findResource(brief, path) : make];
    return { kind: "Resource", name: path, use: found ? "found" : "ensured", tagged: false, commands };
  });
}

const methodsOf = (brief: Brief): Planned[] => routesOf(brief).flatMap((route) => methodsAt(brief, route));

/** A method that is there without an integration is given one. */
function methodsAt(brief: Brief, route: BoundRoute): Planned[] {
  const { path, methods, upstreamPath } = route;
  const known = brief.known.editable?.methods.filter((each) => each.path === path) ?? [];
  const uri = uriOf(route);
  return methods.map((httpMethod) => {
    const found = known.find((each) => each.httpMethod === httpMethod);
    const where = { restApiId: apiId(brief), resourceId: ref(resourceVariable(brief, path)), httpMethod };
    const method = gateway("PutMethod", { ...where, authorizationType: "NONE", ...takes(path) });
    const integration = gateway("PutIntegration", {
      ...where,
      type: "HTTP_PROXY",
      integrationHttpMethod: httpMethod,
      uri,
      ...handsOn(upstreamPath),
    });
    return {
      kind: "Method",
      name: `${httpMethod} ${path}`,
      detail: `HTTP_PROXY to ${uri}`,
      use: found?.integration ? "found" : "ensured",
      tagged: false,
      commands: [...(found ? [] : [method]), ...(found?.integration ? [] : [integration])],
    };
  });
}

/** What a method declares of its path's parameters. */
export const takes = (path: string): object => {
  const names = parametersOf(path);
  if (names.length === 0) return {};
  return { requestParameters: Object.fromEntries(names.map((name) => [`method.request.path.${name}`, true])) };
};

/** What an integration hands on of them. */
export const handsOn = (path: string): object => {
  const names = parametersOf(path);
  if (names.length === 0) return {};
  const pairs = names.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]);
  return { requestParameters: Object.fromEntries(pairs) };
};

/** The deployment, and the stage that serves it. */
function snapshotOf(brief: Brief, variables: Record<string, string>): Planned[] {
  const { stage } = brief.known;
  if (stage !== undefined) return joined(brief, stage, variables);
  return [deploymentOf(brief, { variables }), { ...stageOf(brief), use: "ensured", commands: [] }];
}

/**
 * A stage that there is keeps its variables, and its snapshot where that has the routes already; what it lacks of the
 * variables it gets before it is moved.
 */
function joined(brief: Brief, stage: KnownStage, variables: Record<string, string>): Planned[] {
  const patchOperations = Object.entries(variables)
    .filter(([name]) => stage.variables[name] === undefined)
    .map(([name, value]) => ({ op: "replace", path: `/variables/${name}`, value }));
  const update = gateway("UpdateStage", { restApiId: apiId(brief), stageName: brief.input.stage, patchOperations });
  const bound: Planned = { ...stageOf(brief), use: "found", commands: patchOperations.length > 0 ? [update] : [] };
  return servesRoutes(stage.methods, routesOf(brief)) ? [bound] : [bound, deploymentOf(brief, {})];
}

function deploymentOf(brief: Brief, more: object): Planned {
  const { stage } = brief.input;
  const made = { restApiId: apiId(brief), description: `Stageway: ${brief.known.apiName}/${stage}` };
  return {
    kind: "Deployment",
    name: made.description,
    detail: `of all methods, to ${stage}`,
    use: "ensured",
    tagged: false,
    commands: [gateway("CreateDeployment", { ...made, stageName: stage, ...more })],
  };
}

const stageOf = (brief: Brief) => ({
  kind: "Stage",
  name: brief.input.stage,
  detail: boundWords(brief),
  tagged: false,
});

/** Which variables lead to which load balancers. */
function boundWords({ input }: Brief): string {
  const names = [...new Set(servicesOf(input).map(({ variableName }) => variableName))];
  if (names.length > 1) return `${names.join(", ")} = their load balancers`;
  return `${names[0]} = the load balancer${input.entry.pathPrefix ? " and its path" : ""}`;
}
