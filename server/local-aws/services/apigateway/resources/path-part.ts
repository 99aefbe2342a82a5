import { badRequest, conflict } from "../errors";
import type { ResourceRecord } from "../model";

/** Letters, digits and `._-:`, or a path variable `{id}`, or a greedy one `{proxy+}` (API reference, Resource). */
const PATH_PART = /^(?:[\w.:-]+|\{[\w.:-]+\+?\})$/;

export const isVariable = (part: string | undefined) => part?.startsWith("{") ?? false;
export const isGreedy = (part: string | undefined) => part?.endsWith("+}") ?? false;

/** Refuses what AWS refuses of a path part below `parent`, beside its `siblings`. Texts are AWS's. */
export function checkPathPart(pathPart: string, parent: ResourceRecord, siblings: readonly ResourceRecord[]): void {
  if (!PATH_PART.test(pathPart)) {
    throw badRequest(
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    );
  }
  if (isGreedy(parent.pathPart)) {
    throw badRequest(`Cannot create a child of a resource with a greedy path variable: ${parent.pathPart}`);
  }
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) {
    throw conflict(`Another resource with the same parent already has this name: ${pathPart}`);
  }
  const variable = siblings.find((sibling) => isVariable(sibling.pathPart));
  if (variable && isVariable(pathPart)) {
    throw badRequest(
      `A sibling (${variable.pathPart}) of this resource already has a variable path part -- only one is allowed`,
    );
  }
}

export const joinPath = (parentPath: string, pathPart: string) =>
  parentPath === "/" ? `/${pathPart}` : `${parentPath}/${pathPart}`;
