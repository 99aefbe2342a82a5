/** What a parameter's definition demands of its value. Texts are AWS's. */
import { matchesInTime } from "../../../protocol/patterns";
import { validationError } from "../errors";
import type { ParameterDefinition } from "../template/model";

const NUMERIC = ["Number", "List<Number>"];

export const isList = (type: string): boolean =>
  type === "CommaDelimitedList" || /^(AWS::SSM::Parameter::Value<)?(List<|CommaDelimitedList)/.test(type);

/** The entries of a list parameter; space around them does not count. */
export const entriesOf = (text: string): string[] => (text === "" ? [] : text.split(",").map((entry) => entry.trim()));

/** @throws AwsError ValidationError with the definition's own ConstraintDescription where it has one */
export function checkParameter(name: string, definition: ParameterDefinition, text: string): void {
  const values = isList(definition.Type) ? entriesOf(text) : [text];
  for (const value of values) {
    const wrong = wrongOf(name, definition, value);
    if (wrong === undefined) continue;
    const { ConstraintDescription } = definition;
    throw validationError(
      ConstraintDescription === undefined
        ? wrong
        : `Parameter ${name} failed to satisfy constraint: ${ConstraintDescription}`,
    );
  }
}

function wrongOf(name: string, definition: ParameterDefinition, value: string): string | undefined {
  const { Type, AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue } = definition;
  const is = `Parameter '${name}' must`;
  if (NUMERIC.includes(Type) && !isNumber(value)) return `${is} be a number.`;
  if (AllowedValues && !AllowedValues.includes(value)) return `${is} be one of AllowedValues`;
  if (AllowedPattern !== undefined && !matches(name, AllowedPattern, value))
    return `${is} match pattern ${AllowedPattern}`;
  if (MinLength !== undefined && value.length < MinLength) return `${is} contain at least ${MinLength} characters`;
  if (MaxLength !== undefined && value.length > MaxLength) return `${is} contain at most ${MaxLength} characters`;
  if (MinValue !== undefined && Number(value) < MinValue) return `${is} be a number not less than ${MinValue}`;
  if (MaxValue !== undefined && Number(value) > MaxValue) return `${is} be a number not greater than ${MaxValue}`;
  return undefined;
}

const isNumber = (value: string) => /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value.trim());

/** The pattern has to match the whole value, as Java's `matches` does. */
function matches(name: string, pattern: string, value: string): boolean {
  const result = matchesInTime(`^(?:${pattern})$`, "s", value);
  if (typeof result === "boolean") return result;
  const why = result === "invalid" ? "is not a regular expression" : "takes too long to match";
  throw validationError(`Template format error: AllowedPattern of parameter '${name}' ${why}`);
}
