/** The functions that may stand in properties and outputs, by name. */
import { templateError } from "../errors";
import { attributeOf, isMap, type Value } from "../template/model";
import { cidr } from "./cidr";
import { isTrue } from "./conditions";
import { join, length, select, split, toJsonString } from "./lists";
import type { Result, Scope } from "./scope";
import { sub } from "./sub";

export type Evaluate = (value: Value, scope: Scope) => Result;
export type TemplateFunction = (argument: Value, scope: Scope, evaluate: Evaluate) => Result;

const ref: TemplateFunction = (argument, scope) => {
  if (typeof argument !== "string") throw templateError("every Ref object must have a single String value.");
  return scope.ref(argument);
};

const getAtt: TemplateFunction = (argument, scope, evaluate) => {
  const target = attributeOf(argument);
  const attribute = target && evaluate(target[1], scope);
  if (!target || typeof attribute !== "string") {
    throw templateError(
      "every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute",
    );
  }
  return scope.attribute(target[0], attribute);
};

const choose: TemplateFunction = (argument, scope, evaluate) => {
  if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== "string") {
    throw templateError("Fn::If requires a list argument with the first parameter being a condition");
  }
  return evaluate((scope.condition(argument[0]) ? argument[1] : argument[2]) ?? null, scope);
};

const base64: TemplateFunction = (argument, scope, evaluate) => {
  const text = evaluate(argument, scope);
  if (typeof text !== "string") throw templateError("every Fn::Base64 object must have a String-typed value.");
  return Buffer.from(text).toString("base64");
};

const getAzs: TemplateFunction = (argument, scope, evaluate) => {
  const region = evaluate(argument, scope);
  if (typeof region !== "string") throw templateError("every Fn::GetAZs object must have a String-typed value.");
  return scope.zones(region === "" ? scope.region : region);
};

const importValue: TemplateFunction = (argument, scope, evaluate) => {
  const name = evaluate(argument, scope);
  if (typeof name !== "string") throw templateError("the attribute in Fn::ImportValue must be a string");
  return scope.importValue(name);
};

/** With the optional fourth argument `{ DefaultValue }`. */
const findInMap: TemplateFunction = (argument, scope, evaluate) => {
  const form =
    "every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value";
  if (!Array.isArray(argument) || argument.length < 3 || argument.length > 4) throw templateError(form);
  const names = argument.slice(0, 3).map((one) => evaluate(one, scope));
  if (!names.every((one): one is string | number => typeof one === "string" || typeof one === "number")) {
    throw templateError(form);
  }
  const [map = "", top = "", second = ""] = names.map(String);
  const found = own(own(own(scope.mappings, map), top), second);
  const fallback = isMap(argument[3]) ? argument[3].DefaultValue : undefined;
  if (found !== undefined) return found;
  if (fallback !== undefined) return evaluate(fallback, scope);
  throw templateError(`Unable to get mapping for ${map}::${top}::${second}`);
};

/** What callers name must not find what every object inherits. */
function own<T>(map: Record<string, T> | undefined, key: string): T | undefined {
  return map && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** In a property a condition's own functions yield a boolean. */
const condition =
  (name: string): TemplateFunction =>
  (argument, scope) =>
    isTrue({ [name]: argument }, scope);

export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  Ref: ref,
  "Fn::GetAtt": getAtt,
  "Fn::If": choose,
  "Fn::Base64": base64,
  "Fn::GetAZs": getAzs,
  "Fn::ImportValue": importValue,
  "Fn::FindInMap": findInMap,
  "Fn::Sub": sub,
  "Fn::Join": join,
  "Fn::Select": select,
  "Fn::Split": split,
  "Fn::Length": length,
  "Fn::ToJsonString": toJsonString,
  "Fn::Cidr": cidr,
  "Fn::And": condition("Fn::And"),
  "Fn::Or": condition("Fn::Or"),
  "Fn::Not": condition("Fn::Not"),
  "Fn::Equals": condition("Fn::Equals"),
};
