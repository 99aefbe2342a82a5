/** Evaluates an expression: every function in it is replaced by what it yields. */
import { templateError } from "../errors";
import { functionOf, isMap, type Value } from "../template/model";
import { FUNCTIONS } from "./functions";
import { checked } from "./length";
import { NO_VALUE, type Result, type Scope } from "./scope";

/** @throws AwsError ValidationError in AWS's words when a function is used wrongly */
export function evaluate(value: Value, scope: Scope): Result {
  if (Array.isArray(value))
    return value.map((one) => evaluate(one, scope)).filter((one) => one !== NO_VALUE) as Value[];
  if (!isMap(value)) return value;
  const call = functionOf(value);
  if (!call) return evaluateMembers(value, scope);
  const [name, argument] = call;
  const run = FUNCTIONS[name];
  if (!run) throw templateError(`${name} is not a function, or not one that is offered here`);
  return checked(run(argument, scope, evaluate));
}

/** As {@link evaluate}, where `AWS::NoValue` means nothing. */
export function evaluateValue(value: Value, scope: Scope): Value {
  const result = evaluate(value, scope);
  return result === NO_VALUE ? null : result;
}

function evaluateMembers(value: Record<string, Value>, scope: Scope): Value {
  const members: Record<string, Value> = {};
  for (const [name, member] of Object.entries(value)) {
    const result = evaluate(member, scope);
    if (result !== NO_VALUE) members[name] = result;
  }
  return members;
}
