import { checkManagedPolicy } from "../documents/check";
import { alreadyExists, limitExceeded } from "../errors";
import type { Verb } from "../module";
import { checkName, checkPath, iamArn, uniqueId } from "../names";
import { type PolicyRecord, policies } from "../records";
import { mergeTags } from "../tags";
import { policyView } from "./view";

const MAX_SIZE = 6144;

export const createPolicy: Verb<"CreatePolicy"> = (input, { world }) => {
  const name = checkName(input.PolicyName, "policyName", 128);
  const path = checkPath(input.Path);
  const document = checkManagedDocument(input.PolicyDocument);
  const taken = policies(world)
    .values()
    .some((other) => other.name.toLowerCase() === name.toLowerCase());
  if (taken) throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
  const now = new Date(world.now());
  const policy: PolicyRecord = {
    name,
    path,
    id: uniqueId("policy"),
    arn: iamArn("policy", path, name),
    description: input.Description,
    createdAt: now,
    updatedAt: now,
    defaultVersion: "v1",
    versions: [{ id: "v1", document, createdAt: now }],
    lastVersion: 1,
    tags: mergeTags([], input.Tags),
  };
  policies(world).put(policy.arn, policy);
  return { Policy: { ...policyView(world, policy), Tags: policy.tags } };
};

/** @throws AwsError MalformedPolicyDocument, LimitExceeded */
export function checkManagedDocument(text: string | undefined): string {
  const document = checkManagedPolicy(text);
  if (document.replace(/\s/g, "").length <= MAX_SIZE) return document;
  throw limitExceeded(`Cannot exceed quota for PolicySize: ${MAX_SIZE}`);
}
