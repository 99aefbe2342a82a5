import type { Rule } from "../rules";

// CloudFormation API reference, CreateChangeSet: StackName, TemplateBody, TemplateURL, Parameters.
export const STACK_NAME: Rule = {
  pattern: /^[A-Za-z][A-Za-z0-9-]*$/,
  max: 128,
  message: "A letter, then letters, digits and hyphens; at most 128 characters.",
};
export const TEMPLATE_URL: Rule = {
  pattern: /^https:\/\/[\w.-]+\.amazonaws\.com(\.cn)?\/\S+$/,
  max: 5120,
  message: "An https:// address of an object in S3.",
};
export const MAX_TEMPLATE_BYTES = 51_200;
export const MAX_PARAMETERS = 200;
export const CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"] as const;
