import { ACCOUNT, type Grants, REGION } from "../grants";
import { type Resource, substituted, type TemplateBrief, tags } from "./parts";

/** A role with what it may do. @param what its description */
export const role = (brief: TemplateBrief, name: string, what: string, grants: Grants): Resource => ({
  Type: "AWS::IAM::Role",
  Properties: {
    RoleName: name,
    Description: what,
    AssumeRolePolicyDocument: documentOf(grants.trust),
    ...(grants.managed.length > 0 ? { ManagedPolicyArns: grants.managed } : {}),
    ...(grants.inline.length > 0 ? { Policies: grants.inline.map(policyOf) } : {}),
    Tags: tags(brief),
  },
});

const policyOf = ({ name, document }: Grants["inline"][number]) => ({
  PolicyName: name,
  PolicyDocument: documentOf(document),
});

const documentOf = (document: string): unknown => inStack(JSON.parse(document));

/** What is marked is the stack's own account and region; IAM's variables stay IAM's. */
function inStack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inStack);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inStack(each)]));
  if (typeof value !== "string" || !(value.includes(ACCOUNT) || value.includes(REGION))) return value;
  const literal = value.replaceAll("${", "${!");
  return substituted(literal.replaceAll(ACCOUNT, "${AWS::AccountId}").replaceAll(REGION, "${AWS::Region}"));
}
