import type { ParameterType, PutParameterRequest } from "@aws-sdk/client-ssm";
import { AwsError } from "../../../protocol/aws-error";
import { matchesInTime } from "../../../protocol/patterns";
import { validationException } from "../errors";
import type { Verb } from "../module";
import { checkName } from "../names";
import { type ParameterRecord, parameters } from "../records";
import { mergeTags } from "../tags";

const TYPES: readonly ParameterType[] = ["String", "StringList", "SecureString"];
/** Characters of a value: standard and advanced tier. */
const MAX_VALUE = { Standard: 4096, Advanced: 8192 } as const;
/** "Parameter Store maintains 100 versions of a parameter." */
const MAX_EARLIER = 99;

export const putParameter: Verb<"PutParameter"> = (input, { world, region }) => {
  const name = checkName(input.Name);
  const before = parameters(world, region).get(name);
  if (before && !input.Overwrite) {
    throw new AwsError(
      "ParameterAlreadyExists",
      "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
    );
  }
  if (input.Overwrite && input.Tags?.length) {
    throw validationException(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    );
  }
  const tier = input.Tier === "Advanced" ? "Advanced" : (before?.tier ?? "Standard");
  const record: ParameterRecord = {
    name,
    type: typeOf(input, before),
    value: checkValue(input, tier),
    version: (before?.version ?? 0) + 1,
    description: input.Description ?? before?.description,
    allowedPattern: input.AllowedPattern ?? before?.allowedPattern,
    keyId: input.Type === "SecureString" ? (input.KeyId ?? "alias/aws/ssm") : before?.keyId,
    tier,
    dataType: input.DataType ?? before?.dataType ?? "text",
    modifiedAt: new Date(world.now()),
    tags: before?.tags ?? mergeTags([], input.Tags),
    earlier: before ? [...before.earlier, { version: before.version, value: before.value }].slice(-MAX_EARLIER) : [],
  };
  parameters(world, region).put(name, record);
  return { Version: record.version, Tier: record.tier };
};

function typeOf({ Type }: PutParameterRequest, before: ParameterRecord | undefined): ParameterType {
  const type = Type ?? before?.type;
  if (type === undefined) throw validationException("A parameter type is required when you create a parameter.");
  if (TYPES.includes(type)) return type;
  throw new AwsError("UnsupportedParameterType", "The parameter type isn't supported.");
}

function checkValue({ Value = "", AllowedPattern }: PutParameterRequest, tier: keyof typeof MAX_VALUE): string {
  if (Value === "") {
    throw validationException(
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (Value.length > MAX_VALUE[tier]) {
    throw validationException(
      `${tier} tier parameters support a maximum parameter value of ${MAX_VALUE[tier]} characters.`,
    );
  }
  if (AllowedPattern !== undefined && AllowedPattern !== "") checkPattern(Value, AllowedPattern);
  return Value;
}

function checkPattern(value: string, text: string): void {
  const result = text.length > 1024 ? "invalid" : matchesInTime(text, "", value);
  if (result === true) return;
  if (result !== false) {
    throw new AwsError(
      "InvalidAllowedPatternException",
      "The request does not meet the regular expression requirement.",
    );
  }
  throw new AwsError(
    "ParameterPatternMismatchException",
    `Parameter value, cannot be validated against allowedPattern: ${text}`,
  );
}
