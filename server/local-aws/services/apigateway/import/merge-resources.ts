/** The resources of an API as they are after a definition was put into it. Nothing is stored here. */
import { shortId } from "../../../protocol/ids";
import { limitExceeded } from "../errors";
import type { MethodRecord, ResourceRecord } from "../model";
import { checkPathPart, joinPath } from "../resources/path-part";
import { own } from "../tables";
import type { Definition, MethodDefinition } from "./definition";
import { checkWhole, readIntegration } from "./integration";
import type { Notes } from "./notes";

export type Mode = "merge" | "overwrite";

/** Quota "Resources per API": 300 (developer guide). */
const MAX_RESOURCES = 300;

/**
 * `overwrite` leaves only what the definition has, `merge` adds to what there is and replaces methods that are in both.
 * A path that stays keeps its resource's id.
 */
export function mergedResources(
  existing: readonly ResourceRecord[],
  definition: Definition,
  mode: Mode,
  notes: Notes,
): ResourceRecord[] {
  checkCount(definition);
  const before = new Map(existing.map((resource) => [resource.path, resource]));
  const tree = new Map(mode === "merge" ? before : [...before].filter(([path]) => path === "/").map(emptied));
  for (const { path, methods } of definition.paths) {
    notes.attempt(`Unable to create resource at path '${path}'`, () => {
      const resource = ensure(tree, before, path);
      tree.set(path, withMethods(resource, methods, mode === "merge", notes));
    });
  }
  if (tree.size > MAX_RESOURCES) throw tooMany();
  return [...tree.values()];
}

/** Before any is made: each is looked at beside all others, and a path makes one for each of its parts. */
function checkCount({ paths }: Definition): void {
  const most = paths.reduce((parts, { path }) => Math.max(parts, path.split("/").length), paths.length);
  if (most > MAX_RESOURCES) throw tooMany();
}

const tooMany = () => limitExceeded("Maximum number of resources per API has been reached");

const emptied = ([path, resource]: [string, ResourceRecord]): [string, ResourceRecord] => [
  path,
  { ...resource, methods: {} },
];

function ensure(
  tree: Map<string, ResourceRecord>,
  before: ReadonlyMap<string, ResourceRecord>,
  path: string,
): ResourceRecord {
  const known = tree.get(path);
  if (known) return known;
  const at = path.lastIndexOf("/");
  const parent = ensure(tree, before, path.slice(0, at) || "/");
  const pathPart = path.slice(at + 1);
  const siblings = [...tree.values()].filter((resource) => resource.parentId === parent.id);
  checkPathPart(pathPart, parent, siblings);
  const id = before.get(path)?.id ?? shortId(6);
  const { restApiId } = parent;
  const made = { restApiId, id, parentId: parent.id, pathPart, path: joinPath(parent.path, pathPart), methods: {} };
  tree.set(path, made);
  return made;
}

/** A method that is in both and whose integration the definition leaves out keeps the one it has when merged. */
function withMethods(
  resource: ResourceRecord,
  definitions: readonly MethodDefinition[],
  keeps: boolean,
  notes: Notes,
): ResourceRecord {
  const methods: Record<string, MethodRecord> = { ...resource.methods };
  for (const { method, integration } of definitions) {
    const former = keeps ? own(resource.methods, method.httpMethod)?.methodIntegration : undefined;
    const methodIntegration = integration === undefined ? former : readIntegration(integration, resource);
    if (integration !== undefined && methodIntegration) checkWhole(methodIntegration, method, resource, notes);
    methods[method.httpMethod] = methodIntegration ? { ...method, methodIntegration } : method;
  }
  return { ...resource, methods };
}
