/** What an expression refers to, without evaluating it. */
import { attributeOf, functionOf, isMap, type Value } from "./model";

export interface References {
  /** By Ref, Fn::Sub and Fn::GetAtt: parameters, pseudo parameters and resources. */
  refs: Set<string>;
  /** `Logical.Attribute` by Fn::GetAtt and Fn::Sub. */
  attributes: Set<string>;
  /** By Fn::If and Condition. */
  conditions: Set<string>;
  /** Expressions of Fn::ImportValue. */
  imports: Value[];
}

export function referencesOf(...values: Value[]): References {
  const found: References = { refs: new Set(), attributes: new Set(), conditions: new Set(), imports: [] };
  for (const value of values) collect(value, found);
  return found;
}

/**
 * A variable of Fn::Sub: `${Name}`, `${Logical.Attribute}`; `${!Literal}` is none. No name has a brace; one that had would
 * make the search start anew at every `${`.
 */
export const SUB_VARIABLE = /\$\{([^!{}][^{}]*)\}/g;

function collect(value: Value, found: References): void {
  if (Array.isArray(value)) for (const one of value) collect(one, found);
  if (!isMap(value)) return;
  const call = functionOf(value);
  if (!call) {
    for (const member of Object.values(value)) collect(member, found);
    return;
  }
  const [name, argument] = call;
  if (name === "Ref" && typeof argument === "string") found.refs.add(argument);
  if (name === "Fn::GetAtt") collectAttribute(argument, found);
  if (name === "Fn::Sub") collectSub(argument, found);
  if (name === "Fn::If" && Array.isArray(argument) && typeof argument[0] === "string") {
    found.conditions.add(argument[0]);
  }
  if (name === "Fn::ImportValue") found.imports.push(argument);
  collect(argument, found);
}

function collectAttribute(argument: Value, found: References): void {
  const target = attributeOf(argument);
  if (!target) return;
  found.refs.add(target[0]);
  if (typeof target[1] === "string") found.attributes.add(target.join("."));
}

function collectSub(argument: Value, found: References): void {
  const [text, given] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== "string") return;
  const own = isMap(given) ? Object.keys(given) : [];
  for (const [, inside = ""] of text.matchAll(SUB_VARIABLE)) {
    const variable = inside.trim();
    if (own.includes(variable)) continue;
    const [logicalId = "", ...attribute] = variable.split(".");
    found.refs.add(logicalId);
    if (attribute.length > 0) found.attributes.add(variable);
  }
}
