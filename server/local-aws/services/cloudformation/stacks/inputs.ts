/** From a request to what a stack is to be. */
import type { Parameter, Tag } from "@aws-sdk/client-cloudformation";
import type { World } from "../../../world";
import { templateAt } from "../../s3/for-cloudformation";
import { callsIn } from "../calls";
import { templateOf } from "../engine/goal";
import { validationError } from "../errors";
import { checkExistence } from "../parameters/existence";
import { type GivenParameters, givenParameters, isStored } from "../parameters/resolve";
import type { StackInputs } from "../records";
import { checkTemplate } from "../template/check";
import type { Template } from "../template/model";
import { parseTemplate } from "../template/parse";
import { checkAttributes, checkCapabilities, checkTags } from "./check";

/** Quota "Template body size in a request" (bytes); one in S3 may have 1 MB. */
const MOST_BODY_BYTES = 51_200;

export interface StackRequest {
  TemplateBody?: string | undefined;
  TemplateURL?: string | undefined;
  UsePreviousTemplate?: boolean | undefined;
  Parameters?: Parameter[] | undefined;
  Capabilities?: string[] | undefined;
  Tags?: Tag[] | undefined;
}

/** @throws AwsError ValidationError, InsufficientCapabilitiesException */
export async function inputsOf(
  world: World,
  region: string,
  request: StackRequest,
  previous?: StackInputs,
): Promise<{ inputs: StackInputs; template: Template }> {
  const templateBody = bodyOf(world, request, previous);
  const template = checkedTemplate(templateBody);
  const parameters = givenParameters(template.Parameters, request.Parameters ?? [], previous?.parameters);
  checkCapabilities(template, request.Capabilities ?? []);
  checkTags(request.Tags ?? []);
  const stored = await storedValues(world, region, template, parameters);
  await checkExistence(callsIn(world, region), template.Parameters, { ...parameters, ...stored });
  const tags = request.Tags ?? previous?.tags ?? [];
  return { inputs: { templateBody, parameters, stored, tags }, template };
}

/** A template that may be used. @throws AwsError ValidationError */
export function checkedTemplate(body: string): Template {
  // Not from the cache of templates in use: what is refused must not be kept.
  const template = parseTemplate(body);
  checkTemplate(template);
  checkAttributes(template);
  return templateOf(body);
}

/** The template's text, from wherever the request says. @throws AwsError ValidationError */
export function bodyOf(world: World, request: StackRequest, previous?: StackInputs): string {
  const { TemplateBody, TemplateURL, UsePreviousTemplate } = request;
  if ([TemplateBody, TemplateURL, UsePreviousTemplate || undefined].filter((one) => one !== undefined).length > 1) {
    throw validationError(
      "Either Template URL, Template Body or the previous template must be specified, not several.",
    );
  }
  if (TemplateURL !== undefined) return templateAt(world, TemplateURL);
  if (UsePreviousTemplate && previous) return previous.templateBody;
  if (TemplateBody === undefined || TemplateBody === "") {
    throw validationError("Either Template URL or Template Body must be specified.");
  }
  if (Buffer.byteLength(TemplateBody) > MOST_BODY_BYTES) {
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MOST_BODY_BYTES}`,
    );
  }
  return TemplateBody;
}

/** What the SSM parameters say that parameters name. @throws AwsError ValidationError */
async function storedValues(
  world: World,
  region: string,
  template: Template,
  parameters: GivenParameters,
): Promise<Record<string, string>> {
  const named = Object.entries(template.Parameters).filter(([, definition]) => isStored(definition.Type));
  if (named.length === 0) return {};
  const names = [...new Set(named.map(([key]) => parameters[key] ?? ""))];
  const { Parameters = [] } = await callsIn(world, region)("ssm", "GetParameters", { Names: names });
  const values = new Map(Parameters.map((one) => [one.Name, one.Value ?? ""]));
  const missing = names.filter((name) => !values.has(name));
  if (missing.length > 0) {
    throw validationError(`Unable to fetch parameters [${missing.join(",")}] from parameter store for this account.`);
  }
  return Object.fromEntries(named.map(([key]) => [key, values.get(parameters[key]) ?? ""]));
}
