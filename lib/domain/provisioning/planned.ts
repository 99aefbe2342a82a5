import type { ProvisionInput } from "@/lib/contracts/commands";
import type { Command, Wait } from "../cli/command";
import type { EditableFact, MethodFact } from "../facts";
import { ENVIRONMENT_TAG, environmentTag } from "../ownership";
import type { Route } from "./from-environment/existing";
import type { ServiceGrants } from "./grants";
import { servicesOf } from "./services-of";
import { schemeOf } from "./way-in";

/** One resource of a new environment: what it will be, and how it would be made by hand. */
export interface Planned {
  /** `Load balancer` */
  kind: string;
  name: string;
  /** What is worth knowing of its settings. */
  detail?: string;
  /** `ensured`: made unless one with this name is there. */
  use: "ensured" | "found";
  /** Carries Stageway's tags; what AWS lets nobody tag does not. */
  tagged: boolean;
  /** What AWS charges for; absent where it is free. */
  cost?: string;
  commands: (Command | Wait)[];
}

/** A stage that is there: what it has is kept. */
export interface KnownStage {
  variables: Record<string, string>;
  /** Those of the snapshot that it serves; null: not known. */
  methods: readonly MethodFact[] | null;
}

/** What is known of the account beyond the form. */
export interface Known {
  /** For the tags. */
  apiName: string;
  /** Of the API with this name, where there is one: it is used, and no second one made. */
  apiId?: string | undefined;
  /** What the API has already; absent for a new one. */
  editable?: Pick<EditableFact, "paths" | "methods"> | undefined;
  /** The API's stage, where it has it already. */
  stage?: KnownStage | undefined;
  /** Names of the clusters that there are. */
  clusters?: readonly string[];
}

/** What a plan is made from. */
export interface Brief {
  input: ProvisionInput;
  /** Beside the input's own. */
  routes?: readonly Route[];
  known: Known;
  region: string;
  /** By service: what its roles may do, where that is not the usual. The guided run knows of none. */
  grants?: readonly ServiceGrants[];
  /** Of the service that the brief is about. */
  granted?: ServiceGrants | undefined;
}

export const tagsOf = ({ input, known }: Brief): Record<string, string> => ({
  [ENVIRONMENT_TAG]: environmentTag(known.apiName, input.stage),
});

/** As EC2, ELB, IAM and Auto Scaling take them. */
export const upperTags = (brief: Brief) => Object.entries(tagsOf(brief)).map(([Key, Value]) => ({ Key, Value }));
/** As ECS takes them. */
export const lowerTags = (brief: Brief) => Object.entries(tagsOf(brief)).map(([key, value]) => ({ key, value }));
/** As EC2 takes them at creation. */
export const specification = (brief: Brief, type: string) => [{ ResourceType: type, Tags: upperTags(brief) }];

/** A route with what its integration asks. */
export interface BoundRoute extends Route {
  variableName: string;
  scheme: string;
}

/** Where a route leads: the host is the stage's variable, so that one method serves every environment. */
export const uriOf = ({ scheme, variableName, upstreamPath }: Omit<BoundRoute, "path" | "methods">): string =>
  `${scheme}://\${stageVariables.${variableName}}${upstreamPath}`;

/** Every route of the environment, those of the input's services first. */
export function routesOf({ input, routes = [] }: Pick<Brief, "input" | "routes">): BoundRoute[] {
  const { variableName } = input;
  const own = servicesOf(input).map((each) => ({ ...each, scheme: schemeOf(each) }));
  const scheme = schemeOf(input);
  return [...own, ...routes.map((each) => ({ variableName, scheme, ...each }))];
}

/** `/a/b` → `/a`, `/a/b`; of all routes, each once, what stands above before what is below. */
export const resourcePaths = (brief: Brief): string[] => [
  ...new Set(routesOf(brief).flatMap(({ path }) => pathsDownTo(path))),
];

const pathsDownTo = (path: string): string[] => {
  const parts = path.split("/").slice(1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
};

/** `/a/b` → `/a`, `/a` → `/` */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/";
