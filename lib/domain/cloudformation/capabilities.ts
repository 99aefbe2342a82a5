import type { CAPABILITIES } from "@/lib/contracts/stacks/limits";
import { type Json, recordOf } from "../definition/json";

export type Capability = (typeof CAPABILITIES)[number];

/** The property that gives an IAM resource a name of its own. */
const NAMED: Record<string, string> = {
  "AWS::IAM::Group": "GroupName",
  "AWS::IAM::InstanceProfile": "InstanceProfileName",
  "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
  "AWS::IAM::Role": "RoleName",
  "AWS::IAM::User": "UserName",
};

/** What a person has to acknowledge (CloudFormation API reference, CreateChangeSet: Capabilities). */
export function neededCapabilities(template: Json): Capability[] {
  const resources = Object.values(recordOf(template.Resources)).map(recordOf);
  const iam = resources.filter(({ Type }) => String(Type).startsWith("AWS::IAM::"));
  const named = iam.some(({ Type, Properties }) => {
    const property = NAMED[String(Type)];
    return property !== undefined && recordOf(Properties)[property] !== undefined;
  });
  const needed: Capability[] = [];
  if (named) needed.push("CAPABILITY_NAMED_IAM");
  else if (iam.length > 0) needed.push("CAPABILITY_IAM");
  if (template.Transform !== undefined) needed.push("CAPABILITY_AUTO_EXPAND");
  return needed;
}

/** What is acknowledged, in plain words. */
export const CAPABILITY_WORDS: Record<Capability, string> = {
  CAPABILITY_IAM: "The template makes IAM roles: it gives permissions in this account.",
  CAPABILITY_NAMED_IAM: "The template makes IAM roles with names of their own: it gives permissions in this account.",
  CAPABILITY_AUTO_EXPAND: "The template has macros: what they make of it is only known when it is expanded.",
};
