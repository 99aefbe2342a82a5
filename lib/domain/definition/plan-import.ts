import type { MethodView } from "@/lib/contracts/api-detail";
import type { DefinitionNote, ImportMode, ImportPlan, VariableUse } from "@/lib/contracts/definition";
import { diffMethods } from "../promotion/method-diff";
import { variablesUsed } from "../stage-variables";
import { withDefaults } from "../undeployed/with-defaults";
import { type CurrentParts, partChanges } from "./parts/part-changes";
import { pathProblems } from "./read/check-paths";
import type { ApiDefinition } from "./read/read-definition";

/** The API that a definition is put into, as it is edited now. */
export interface CurrentApi extends CurrentParts {
  name: string;
  methods: readonly MethodView[];
  stages: readonly { stage: string; variables: Record<string, string> }[];
}

/** What an import would do, method by method. A new API has nothing before. */
export function planImport(definition: ApiDefinition, mode: ImportMode, current?: CurrentApi): ImportPlan {
  const before = (mode === "new" ? [] : (current?.methods ?? [])).map(withDefaults);
  const after = withKeptIntegrations(definition.methods, mode, before).map(withDefaults);
  const had: CurrentParts = mode === "new" || !current ? NOTHING : current;
  const all = diffMethods({ source: "export", methods: after }, { source: "export", methods: before }) ?? [];
  const changes = mode === "merge" ? all.filter(({ change }) => change !== "removed") : all;
  const touched = changes.filter(({ change }) => change !== "removed").length;
  return {
    changes,
    parts: partChanges(definition.parts, mode, had),
    unknownParts: [...had.unknownParts],
    conflicts: mode === "merge" ? conflicts(definition, before) : [],
    unchanged: after.length - touched,
    kept: all.length - changes.length,
    ...(current && mode !== "new" && definition.title !== current.name ? { renamedTo: definition.title } : {}),
    variables: variableUses(definition, mode === "new" ? [] : (current?.stages ?? [])),
  };
}

const NOTHING: CurrentParts = { apiId: "", parts: {}, unknownParts: [] };

/** Merged, paths have to go with those that the API keeps. */
function conflicts({ methods, placesOf }: ApiDefinition, before: readonly MethodView[]): DefinitionNote[] {
  const own = new Set(methods.map(({ path }) => path));
  const kept = new Set(before.map(({ path }) => path));
  const found = pathProblems([...kept, ...own]).filter(({ path }) => own.has(path) && !kept.has(path));
  if (found.length === 0) return [];
  const places = placesOf(found.map(({ path }) => path));
  return found.map(({ path, problem }, index) => ({ message: `${path}: ${problem}`, ...places[index] }));
}

/** Merged, a method that the definition gives no integration keeps the one it has. */
function withKeptIntegrations(methods: readonly MethodView[], mode: ImportMode, before: readonly MethodView[]) {
  if (mode !== "merge") return methods;
  const had = new Map(before.map((each) => [`${each.path} ${each.httpMethod}`, each.integration]));
  return methods.map((method) => ({
    ...method,
    integration: method.integration ?? had.get(`${method.path} ${method.httpMethod}`) ?? null,
  }));
}

function variableUses(definition: ApiDefinition, stages: CurrentApi["stages"]): VariableUse[] {
  return variablesUsed(definition.methods).map((name) => ({
    name,
    lacking: stages.filter(({ variables }) => !variables[name]).map(({ stage }) => stage),
  }));
}
