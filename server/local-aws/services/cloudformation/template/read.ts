/** Checks the form of a template's sections and reads them. */
import { formatError, notOffered } from "../errors";
import { isMap, type Template, type Value, type ValueMap } from "./model";
import { readOutput } from "./read-output";
import { readParameter } from "./read-parameter";
import { readResource } from "./read-resource";

const SECTIONS = ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Mappings", "Conditions"];
const MORE_SECTIONS = ["Resources", "Outputs", "Rules", "Transform", "Hooks"];

/** @throws AwsError ValidationError, NotImplemented (for macros and the like) */
export function readTemplate(raw: Value): Template {
  if (!isMap(raw)) throw formatError("unsupported structure.");
  const unknown = Object.keys(raw).filter((name) => ![...SECTIONS, ...MORE_SECTIONS].includes(name));
  if (unknown.length > 0) throw formatError(`Invalid template property or properties [${unknown.join(", ")}]`);
  for (const name of ["Transform", "Rules", "Hooks"]) {
    if (raw[name] !== undefined) throw notOffered(`the section ${name} of templates`);
  }
  checkVersion(raw.AWSTemplateFormatVersion);
  const { Description, Metadata } = raw;
  if (Description !== undefined && typeof Description !== "string") {
    throw formatError("Description must be a string.");
  }
  const resources = section(raw, "Resources");
  if (Object.keys(resources).length === 0) throw formatError("At least one Resources member must be defined.");
  return {
    ...(Description === undefined ? {} : { Description }),
    ...(Metadata === undefined ? {} : { Metadata }),
    Parameters: each(section(raw, "Parameters"), "Parameter", readParameter),
    Mappings: each(section(raw, "Mappings"), "Mapping", readMapping),
    Conditions: section(raw, "Conditions"),
    Resources: each(resources, "Resource", readResource),
    Outputs: each(section(raw, "Outputs"), "Output", readOutput),
  };
}

function checkVersion(version: Value | undefined): void {
  if (version === undefined || version === "2010-09-09") return;
  throw formatError("Template format version not supported: AWSTemplateFormatVersion must be 2010-09-09.");
}

function section(raw: ValueMap, name: string): ValueMap {
  const value = raw[name];
  if (value === undefined) return {};
  if (!isMap(value)) throw formatError(`${name} must be an object.`);
  return value;
}

function each<T>(values: ValueMap, kind: string, read: (name: string, value: Value) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const allowed = kind === "Mapping" ? /^[A-Za-z0-9.-]{1,255}$/ : /^[A-Za-z0-9]{1,255}$/;
      if (!allowed.test(name)) throw formatError(`${kind} name ${name} is non alphanumeric.`);
      return [name, read(name, value)];
    }),
  );
}

function readMapping(name: string, value: Value): Record<string, ValueMap> {
  const wrong = formatError(`Every Mappings attribute must be a map of maps: ${name} is not.`);
  if (!isMap(value)) throw wrong;
  for (const second of Object.values(value)) if (!isMap(second)) throw wrong;
  return value as Record<string, ValueMap>;
}
