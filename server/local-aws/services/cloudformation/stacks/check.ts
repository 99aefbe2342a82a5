/** What is refused of a request before anything is begun. */
import { AwsError } from "../../../protocol/aws-error";
import { templateError, validationError } from "../errors";
import { findType, isOffered } from "../resources/registry";
import type { Template } from "../template/model";
import { referencesOf } from "../template/references";

/** @throws AwsError ValidationError */
export function checkName(name: string | undefined, member = "stackName"): string {
  const text = name ?? "";
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(text)) return text;
  throw validationError(
    `1 validation error detected: Value '${text}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*, and have length less than or equal to 128`,
  );
}

/** Types of the template that are offered and can have an attribute have it. @throws AwsError ValidationError */
export function checkAttributes({ Resources, Outputs }: Template): void {
  const values = [
    ...Object.values(Resources).map((resource) => resource.Properties),
    ...Object.values(Outputs).map((output) => output.Value),
  ];
  for (const reference of referencesOf(...values).attributes) {
    const dot = reference.indexOf(".");
    const logicalId = reference.slice(0, dot);
    const attribute = reference.slice(dot + 1);
    const type = Resources[logicalId]?.Type ?? "";
    if (!isOffered(type) || findType(type).attributeNames.includes(attribute)) continue;
    throw templateError(`resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`);
  }
}

/** What a template asks its user to acknowledge. */
export function capabilitiesOf({ Resources }: Template): { capabilities: string[]; types: string[] } {
  const iam = Object.values(Resources).filter(({ Type }) => isOffered(Type) && findType(Type).isIam);
  if (iam.length === 0) return { capabilities: [], types: [] };
  const named = iam.some(({ Type, Properties }) => {
    const { nameProperty } = findType(Type);
    return nameProperty !== undefined && Properties[nameProperty] !== undefined;
  });
  const types = [...new Set(iam.map(({ Type }) => Type))];
  return { capabilities: [named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM"], types };
}

/** @throws AwsError InsufficientCapabilitiesException */
export function checkCapabilities(template: Template, given: readonly string[]): void {
  const [needed] = capabilitiesOf(template).capabilities;
  if (needed === undefined || given.includes(needed) || given.includes("CAPABILITY_NAMED_IAM")) return;
  throw new AwsError("InsufficientCapabilitiesException", `Requires capabilities : [${needed}]`);
}

export function checkTags(tags: readonly { Key?: string | undefined; Value?: string | undefined }[]): void {
  if (tags.length > 50) throw validationError("A stack can have at most 50 tags");
  const keys = tags.map((tag) => tag.Key ?? "");
  for (const { Key = "", Value = "" } of tags) {
    if (Key.length < 1 || Key.length > 128 || Value.length > 256) throw validationError(`Invalid tag: ${Key}`);
    if (/^aws:/i.test(Key)) throw validationError("aws: prefixed tag key names are not allowed for external use.");
  }
  if (new Set(keys).size < keys.length) throw validationError("Duplicate tag keys are not allowed");
}
