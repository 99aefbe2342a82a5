/** Fn::Sub in both forms: a text, or a text and a map of its own variables. */
import { templateError } from "../errors";
import { isMap, type Value, type ValueMap } from "../template/model";
import { SUB_VARIABLE } from "../template/references";
import type { Evaluate, TemplateFunction } from "./functions";
import { checkLength } from "./length";
import type { NO_VALUE, Result, Scope } from "./scope";

export const sub: TemplateFunction = (argument, scope, evaluate) => {
  const [text, given = {}] = Array.isArray(argument) && argument.length <= 2 ? argument : [argument];
  if (typeof text !== "string" || !isMap(given)) {
    throw templateError(
      "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  }
  // Each once, however often it is named: what is within it may be a Fn::Sub as well, and so on.
  const values = new Map<string, string>();
  let length = text.length;
  const replaced = text.replace(SUB_VARIABLE, (_match, inside: string) => {
    const variable = inside.trim();
    const value = values.get(variable) ?? asText(variable, valueFor(variable, given, scope, evaluate));
    values.set(variable, value);
    length += value.length;
    checkLength(length);
    return value;
  });
  // ${!Literal} is how a template writes ${Literal}.
  return replaced.replace(/\$\{!([^{}]*)\}/g, "${$1}");
};

function valueFor(variable: string, given: ValueMap, scope: Scope, evaluate: Evaluate): Result {
  const own = Object.hasOwn(given, variable) ? given[variable] : undefined;
  return own === undefined ? lookUp(variable, scope) : evaluate(own, scope);
}

function lookUp(variable: string, scope: Scope): Result {
  const dot = variable.indexOf(".");
  return dot < 0 ? scope.ref(variable) : scope.attribute(variable.slice(0, dot), variable.slice(dot + 1));
}

function asText(variable: string, value: Value | typeof NO_VALUE): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw templateError(`variable ${variable} in Fn::Sub expression does not resolve to a string`);
}
