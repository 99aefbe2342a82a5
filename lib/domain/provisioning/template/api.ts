import { handsOn, takes } from "../api";
import { parentOf, resourcePaths, routesOf } from "../planned";
import { attribute, type Resources, reference, type TemplateBrief, tags } from "./parts";
import { pascal } from "./pascal";

/** The API from its name down to the stage that is bound to the load balancers by its variables. */
export function apiResources(brief: TemplateBrief, variables: Record<string, unknown>): Resources {
  const { stage, api } = brief.input;
  const { endpointType = "REGIONAL" } = "name" in api ? api : {};
  const methods = methodResources(brief);
  return {
    Api: {
      Type: "AWS::ApiGateway::RestApi",
      Properties: {
        Name: brief.known.apiName,
        EndpointConfiguration: { Types: [endpointType] },
        Tags: tags(brief),
      },
    },
    ...Object.fromEntries(resourcePaths(brief).map((path) => [resourceId(brief, path), resource(brief, path)])),
    ...methods,
    Deployment: {
      Type: "AWS::ApiGateway::Deployment",
      // A snapshot has what is there when it is made.
      DependsOn: Object.keys(methods),
      Properties: { RestApiId: reference("Api"), Description: `Stageway: ${brief.known.apiName}/${stage}` },
    },
    Stage: {
      Type: "AWS::ApiGateway::Stage",
      Properties: {
        RestApiId: reference("Api"),
        DeploymentId: reference("Deployment"),
        StageName: stage,
        Variables: variables,
      },
    },
  };
}

const resourceId = (brief: TemplateBrief, path: string): string => `Resource${resourcePaths(brief).indexOf(path) + 1}`;

const resource = (brief: TemplateBrief, path: string) => ({
  Type: "AWS::ApiGateway::Resource",
  Properties: {
    RestApiId: reference("Api"),
    ParentId:
      parentOf(path) === "/" ? attribute("Api", "RootResourceId") : reference(resourceId(brief, parentOf(path))),
    PathPart: path.slice(path.lastIndexOf("/") + 1),
  },
});

function methodResources(brief: TemplateBrief): Resources {
  const all = routesOf(brief).flatMap(({ path, methods, upstreamPath, variableName, scheme }) =>
    methods.map((httpMethod) => {
      const Properties = {
        RestApiId: reference("Api"),
        ResourceId: reference(resourceId(brief, path)),
        HttpMethod: httpMethod,
        AuthorizationType: "NONE",
        ...pascalKeys(takes(path)),
        Integration: {
          Type: "HTTP_PROXY",
          IntegrationHttpMethod: httpMethod,
          Uri: `${scheme}://\${stageVariables.${variableName}}${upstreamPath}`,
          ...pascalKeys(handsOn(upstreamPath)),
        },
      };
      return [`${resourceId(brief, path)}${httpMethod}`, { Type: "AWS::ApiGateway::Method", Properties }] as const;
    }),
  );
  return Object.fromEntries(all);
}

/** Only the first level: below stand names of parameters. */
const pascalKeys = (value: object): object =>
  Object.fromEntries(Object.entries(value).map(([name, each]) => [Object.keys(pascal({ [name]: 0 }))[0], each]));
