/** Conditions: true or false by parameters and mappings alone. */
import { templateError } from "../errors";
import { isMap, type Value } from "../template/model";
import { evaluate } from "./evaluate";
import type { Scope } from "./scope";

/** @throws AwsError ValidationError for what is no condition */
export function isTrue(value: Value, scope: Scope): boolean {
  const [entry, ...more] = isMap(value) ? Object.entries(value) : [];
  if (!entry || more.length > 0) throw templateError("every condition must be an object of one condition function");
  const [name, argument] = entry;
  if (name === "Condition" && typeof argument === "string") return scope.condition(argument);
  if (name === "Fn::Equals") return equals(argument, scope);
  if (name === "Fn::Not") return !operands(name, argument, scope, 1, 1)[0];
  if (name === "Fn::And") return operands(name, argument, scope, 2, 10).every(Boolean);
  if (name === "Fn::Or") return operands(name, argument, scope, 2, 10).some(Boolean);
  throw templateError(`${name} is not a condition function: use Fn::And, Fn::Equals, Fn::Not, Fn::Or or Condition`);
}

function equals(argument: Value, scope: Scope): boolean {
  if (!Array.isArray(argument) || argument.length !== 2) {
    throw templateError("every Fn::Equals object requires a list of 2 string parameters.");
  }
  const [left, right] = argument.map((one) => evaluate(one, scope));
  const text = (one: unknown) => (typeof one === "object" ? JSON.stringify(one) : String(one));
  return text(left) === text(right);
}

function operands(name: string, argument: Value, scope: Scope, least: number, most: number): boolean[] {
  if (!Array.isArray(argument) || argument.length < least || argument.length > most) {
    const count =
      least === most ? `${least} boolean parameter` : `at least ${least} and at most ${most} boolean parameters`;
    throw templateError(`every ${name} object requires a list of ${count}.`);
  }
  return argument.map((one) => isTrue(one, scope));
}

/** Each condition of a template, evaluated once and only when asked for. */
export function conditionsOf(definitions: Record<string, Value>, scope: () => Scope): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const result = known.get(name);
    if (result !== undefined) return result;
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition === undefined) throw templateError(`unresolved condition dependency ${name}`);
    const value = isTrue(definition, scope());
    known.set(name, value);
    return value;
  };
}
