/** Functions over lists and texts. */
import { templateError } from "../errors";
import type { Value } from "../template/model";
import type { TemplateFunction } from "./functions";
import { checkLength } from "./length";

const isText = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

export const join: TemplateFunction = (argument, scope, evaluate) => {
  const form =
    "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.";
  const [delimiter, list] = Array.isArray(argument) && argument.length === 2 ? argument : [];
  const parts = list === undefined ? undefined : evaluate(list, scope);
  if (typeof delimiter !== "string" || !Array.isArray(parts) || !parts.every(isText)) throw templateError(form);
  checkLength(parts.reduce<number>((sum, part) => sum + String(part).length + delimiter.length, 0));
  return parts.join(delimiter);
};

export const split: TemplateFunction = (argument, scope, evaluate) => {
  const form =
    "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.";
  const [delimiter, source] = Array.isArray(argument) && argument.length === 2 ? argument : [];
  const text = source === undefined ? undefined : evaluate(source, scope);
  if (typeof delimiter !== "string" || typeof text !== "string") throw templateError(form);
  return text.split(delimiter);
};

export const select: TemplateFunction = (argument, scope, evaluate) => {
  const form =
    "Fn::Select requires a list argument with two elements: an integer index and a list, or a function that returns one";
  const [first, second] = Array.isArray(argument) && argument.length === 2 ? argument : [];
  if (first === undefined || second === undefined) throw templateError(form);
  const index = evaluate(first, scope);
  const list = evaluate(second, scope);
  if (!isText(index) || !/^\d+$/.test(String(index)) || !Array.isArray(list)) throw templateError(form);
  const found = list[Number(index)];
  if (found === undefined || found === null) {
    throw templateError(`Fn::Select cannot select nonexistent value at index ${index}`);
  }
  return found;
};

export const length: TemplateFunction = (argument, scope, evaluate) => {
  const list = evaluate(argument, scope);
  if (!Array.isArray(list)) throw templateError("every Fn::Length object requires a list");
  return list.length;
};

export const toJsonString: TemplateFunction = (argument, scope, evaluate) => {
  const value = evaluate(argument, scope);
  if (typeof value !== "object" || value === null) {
    throw templateError("every Fn::ToJsonString object requires an object or a list");
  }
  return JSON.stringify(value satisfies Value);
};
