/** PATCH as API Gateway does it: a list of operations on paths that each resource declares. */
import type { PatchOperation } from "@aws-sdk/client-api-gateway";
import type { AwsError } from "../../../protocol/aws-error";
import { badRequest } from "../errors";

export type PatchVerb = "add" | "remove" | "replace" | "copy";

export interface Patch {
  op: PatchVerb;
  path: string;
  /** Empty when the operation carries none. */
  value: string;
  from: string | undefined;
  /** What stood for the `{…}` of the rule's path, in order, unescaped (`~1` is a slash). */
  names: readonly string[];
}

/** `{x}` in a path is one segment; `{x+}` is one or more, left escaped. */
export interface PatchRule<T> {
  path: string;
  ops: readonly PatchVerb[];
  apply(target: T, patch: Patch): T;
}

/** The target with every operation applied in order, or the error of the first that cannot be: nothing is half done. */
export function applyPatches<T>(
  target: T,
  operations: readonly PatchOperation[] | undefined,
  rules: readonly PatchRule<T>[],
  unknown: (op: string, path: string, rules: readonly PatchRule<T>[]) => AwsError = invalidPath,
): T {
  let patched = target;
  for (const { op = "", path = "", value, from } of operations ?? []) {
    const found = findRule(rules, op, path);
    if (!found) throw unknown(op, path, rules);
    patched = found.rule.apply(patched, { op: op as PatchVerb, path, value: value ?? "", from, names: found.names });
  }
  return patched;
}

function findRule<T>(rules: readonly PatchRule<T>[], op: string, path: string) {
  for (const rule of rules) {
    const match = pattern(rule.path).exec(path);
    if (!match || !(rule.ops as readonly string[]).includes(op)) continue;
    return { rule, names: match.slice(1).map((name, index) => (isGreedy(rule.path, index) ? name : unescaped(name))) };
  }
  return undefined;
}

const PLACEHOLDER = /\{\w+\+?\}/g;
const patterns = new Map<string, RegExp>();

function pattern(path: string): RegExp {
  let compiled = patterns.get(path);
  if (!compiled) {
    compiled = new RegExp(`^${path.replace(PLACEHOLDER, (name) => (name.endsWith("+}") ? "(.+)" : "([^/]+)"))}$`, "s");
    patterns.set(path, compiled);
  }
  return compiled;
}

const isGreedy = (path: string, index: number) => path.match(PLACEHOLDER)?.[index]?.endsWith("+}") ?? false;

/** JSON Pointer's escapes (RFC 6901). */
const unescaped = (segment: string) => segment.replaceAll("~1", "/").replaceAll("~0", "~");

/** AWS's text, its two spaces included. */
function invalidPath<T>(op: string, path: string, rules: readonly PatchRule<T>[]): AwsError {
  const same = rules.some((rule) => pattern(rule.path).test(path));
  const advice = same ? "Please choose supported operations" : `Must be one of: ${pathList(rules)}`;
  return badRequest(`Invalid patch path  '${path}' specified for op '${op}'. ${advice}`);
}

export function pathList<T>(rules: readonly PatchRule<T>[]): string {
  return `[${rules.map((rule) => rule.path.replaceAll("+}", "}")).join(", ")}]`;
}
