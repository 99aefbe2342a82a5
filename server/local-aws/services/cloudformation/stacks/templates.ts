import type { ParameterDeclaration } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../protocol/aws-error";
import { templateOf } from "../engine/goal";
import { validationError } from "../errors";
import type { Verb } from "../module";
import { changeSets } from "../records";
import type { Template } from "../template/model";
import { capabilitiesOf } from "./check";
import { requireStack } from "./find";
import { bodyOf, checkedTemplate } from "./inputs";

/** As it was given. */
export const getTemplate: Verb<"GetTemplate"> = ({ StackName, ChangeSetName }, { world, region }) => {
  const StagesAvailable = ["Original" as const, "Processed" as const];
  if (ChangeSetName !== undefined) {
    const found = changeSets(world, region)
      .values()
      .find(
        (one) =>
          one.ChangeSetId === ChangeSetName || (one.ChangeSetName === ChangeSetName && one.StackName === StackName),
      );
    if (!found) throw new AwsError("ChangeSetNotFoundException", `ChangeSet [${ChangeSetName}] does not exist`);
    return { TemplateBody: found.inputs.templateBody, StagesAvailable };
  }
  return { TemplateBody: requireStack(world, region, StackName).inputs.templateBody, StagesAvailable };
};

/** Syntax, references and attributes; not whether properties are right, as on AWS. */
export const validateTemplate: Verb<"ValidateTemplate"> = (input, { world }) => {
  const template = checkedTemplate(bodyOf(world, input));
  const { capabilities, types } = capabilitiesOf(template);
  return {
    Description: template.Description,
    Parameters: Object.entries(template.Parameters).map(([ParameterKey, definition]) => ({
      ParameterKey,
      DefaultValue: definition.Default,
      NoEcho: definition.NoEcho ?? false,
      Description: definition.Description,
    })),
    ...needs(capabilities, types),
  };
};

export const getTemplateSummary: Verb<"GetTemplateSummary"> = (input, { world, region }) => {
  const { StackName } = input;
  const given = input.TemplateBody ?? input.TemplateURL;
  if (given !== undefined && StackName !== undefined) {
    throw validationError("Only one of TemplateBody, TemplateURL and StackName can be specified");
  }
  const stack = StackName === undefined ? undefined : requireStack(world, region, StackName);
  const template = stack ? templateOf(stack.inputs.templateBody) : checkedTemplate(bodyOf(world, input));
  const { capabilities, types } = capabilitiesOf(template);
  return {
    Description: template.Description,
    Metadata: template.Metadata === undefined ? undefined : JSON.stringify(template.Metadata),
    Version: "2010-09-09",
    Parameters: declarations(template),
    ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
    ...needs(capabilities, types),
  };
};

function declarations(template: Template): ParameterDeclaration[] {
  return Object.entries(template.Parameters).map(([ParameterKey, definition]) => ({
    ParameterKey,
    ParameterType: definition.Type,
    DefaultValue: definition.Default,
    NoEcho: definition.NoEcho ?? false,
    Description: definition.Description,
    ParameterConstraints: { AllowedValues: definition.AllowedValues },
  }));
}

function needs(capabilities: string[], types: string[]) {
  if (capabilities.length === 0) return {};
  return {
    Capabilities: capabilities as ("CAPABILITY_IAM" | "CAPABILITY_NAMED_IAM")[],
    CapabilitiesReason: `The following resource(s) require capabilities: [${types.join(", ")}]`,
  };
}
