import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { allowIngress, allows, createSecurityGroup, findSecurityGroup, type Ingress } from "@/server/aws/write/ec2";
import { done, type Outcome, type StepContext } from "../../definition";
import { isMadeHere, isOwn, ownTags, requireNotOthers } from "../ownership";

export interface WantedGroup {
  vpcId: string;
  name: string;
  description: string;
  ingress: Ingress;
}

/** A security group by name with one rule; the rule is added to groups of this environment only. */
export async function ensureSecurityGroup(
  context: StepContext<unknown>,
  { vpcId, name, description, ingress }: WantedGroup,
): Promise<Outcome<{ groupId: string }>> {
  const found = await findSecurityGroup(vpcId, name);
  if (found === null) {
    const groupId = await createSecurityGroup(vpcId, name, description, ownTags(context));
    context.resource("security group", groupId, true);
    await allowIngress(groupId, ingress);
    return done({ groupId }, `${groupId}, made`);
  }
  requireNotOthers(`security group ${name}`, found.tags, context);
  if (!allows(found.permissions, ingress)) {
    if (!isOwn(found.tags, context)) throw ruleMissing(name, ingress);
    await allowIngress(found.id, ingress);
  }
  context.resource("security group", found.id, isMadeHere(found.tags, context));
  return done({ groupId: found.id }, `${found.id}, found`);
}

const ruleMissing = (name: string, { port, from }: Ingress) =>
  new AppFailure({
    code: "conflict",
    message: `The security group ${name} exists already and does not let port ${port} in.`,
    reason: `It was not made by Stageway, so its rules are not touched. Wanted source: ${from === "anywhere" ? "0.0.0.0/0" : from.groupId}`,
    remedy: "Add the rule, or choose another service name.",
  });
