/** From the parameters of a request to a value for each one that the template declares. */
import type { Parameter } from "@aws-sdk/client-cloudformation";
import { validationError } from "../errors";
import type { ParameterDefinition, Value } from "../template/model";
import { checkParameter, entriesOf, isList } from "./constraints";

/** By name: as given, before an SSM parameter is looked up. */
export type GivenParameters = Record<string, string>;

/**
 * @param previous what the stack had, for `UsePreviousValue`
 * @throws AwsError ValidationError
 */
export function givenParameters(
  definitions: Record<string, ParameterDefinition>,
  given: readonly Parameter[],
  previous: GivenParameters = {},
): GivenParameters {
  const keys = given.map((one) => one.ParameterKey ?? "");
  const unknown = keys.filter((key) => !Object.hasOwn(definitions, key));
  if (unknown.length > 0) throw validationError(`Parameters: [${unknown.join(", ")}] do not exist in the template`);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw validationError(`Duplicate parameter keys: [${twice}]`);
  const values: GivenParameters = {};
  const missing: string[] = [];
  for (const [name, definition] of Object.entries(definitions)) {
    const value = valueFor(
      name,
      definition,
      given.find((one) => one.ParameterKey === name),
      previous,
    );
    if (value === undefined) missing.push(name);
    else values[name] = value;
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(", ")}] must have values`);
  for (const [name, value] of Object.entries(values)) {
    const definition = definitions[name];
    if (definition) checkParameter(name, definition, value);
  }
  return values;
}

function valueFor(
  name: string,
  definition: ParameterDefinition,
  given: Parameter | undefined,
  previous: GivenParameters,
): string | undefined {
  if (!given) return definition.Default;
  if (!given.UsePreviousValue) return given.ParameterValue ?? definition.Default;
  if (given.ParameterValue !== undefined) {
    throw validationError(
      `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
    );
  }
  if (!Object.hasOwn(previous, name)) {
    throw validationError(
      `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
    );
  }
  return previous[name];
}

/** The SSM parameter whose value is meant, for `AWS::SSM::Parameter::Value<…>`. */
export const isStored = (type: string): boolean => type.startsWith("AWS::SSM::Parameter::Value<");

/** What Ref yields: a list for list types, else a text. */
export function parameterValue(definition: ParameterDefinition, text: string): Value {
  return isList(definition.Type) ? entriesOf(text) : text;
}
