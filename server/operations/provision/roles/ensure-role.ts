import "server-only";
import { attachPolicy, createRole, findRole, listAttachedPolicies } from "@/server/aws/write/iam";
import type { StepContext } from "../../definition";
import { isMadeHere, isOwn, ownTags, requireNotOthers } from "../ownership";

export interface WantedRole {
  name: string;
  /** `ecs-tasks.amazonaws.com` */
  service: string;
  description: string;
  policyArns: string[];
}

/** A role with AWS's own policies; policies are attached to roles of this environment only. */
export async function ensureRole(
  context: StepContext<unknown>,
  { name, service, description, policyArns }: WantedRole,
): Promise<{ arn: string; made: boolean }> {
  const found = await findRole(name);
  if (found !== null) requireNotOthers(`role ${name}`, found.tags, context);
  const arn = found?.arn ?? (await createRole(name, service, description, ownTags(context)));
  context.resource("role", arn, found === null || isMadeHere(found.tags, context));
  // Also where it was found: a crash may have come between the role and its policies.
  if (found === null || isOwn(found.tags, context)) {
    const attached = found === null ? [] : await listAttachedPolicies(name);
    for (const policyArn of policyArns.filter((each) => !attached.includes(each))) await attachPolicy(name, policyArn);
  }
  return { arn, made: found === null };
}
