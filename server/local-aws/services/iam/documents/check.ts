/** What IAM refuses of a policy: one that says who may take a role, and one that says what an identity may do. */
import { malformedPolicy } from "../errors";
import { parseDocument, type Statement } from "./parse";

/** A role's trust policy. @throws AwsError MalformedPolicyDocument */
export function checkTrustPolicy(text: string | undefined): string {
  for (const statement of parseDocument(text ?? "").Statement) checkTrust(statement);
  return text ?? "";
}

function checkTrust({ Principal, NotPrincipal, Action, NotAction, Resource, NotResource }: Statement): void {
  if (Resource ?? NotResource) throw malformedPolicy("Has prohibited field Resource");
  if (NotPrincipal !== undefined) throw malformedPolicy("Has prohibited field NotPrincipal");
  if (Principal === undefined) throw malformedPolicy("Missing required field Principal");
  if (NotAction) throw malformedPolicy("Has prohibited field NotAction");
  if (!Action) throw malformedPolicy("Missing required field Action");
  if (!Action.every((action) => /^sts:/i.test(action))) {
    throw malformedPolicy("AssumeRole policy may only specify STS AssumeRole actions.");
  }
  const services = Principal === "*" ? [] : (Principal.Service ?? []);
  const unknown = services.find((service) => !/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(service));
  if (unknown !== undefined) throw malformedPolicy(`Invalid principal in policy: "SERVICE":"${unknown}"`);
}

/** A role's own policy, which may leave its version out, as AWS's sample templates do. @throws AwsError MalformedPolicyDocument */
export function checkInlinePolicy(text: string | undefined): string {
  for (const statement of parseDocument(text ?? "").Statement) checkIdentity(statement);
  return text ?? "";
}

/** @throws AwsError MalformedPolicyDocument */
export function checkManagedPolicy(text: string | undefined): string {
  const { Version, Statement } = parseDocument(text ?? "");
  if (Version !== "2012-10-17") throw malformedPolicy("Policy document must be version 2012-10-17 or greater.");
  for (const statement of Statement) checkIdentity(statement);
  return text ?? "";
}

function checkIdentity(statement: Statement): void {
  if (statement.Principal ?? statement.NotPrincipal) {
    throw malformedPolicy("Policy document should not specify a principal.");
  }
  const actions = statement.Action ?? statement.NotAction;
  const resources = statement.Resource ?? statement.NotResource;
  if (!actions?.length) throw malformedPolicy("Policy statement must contain actions.");
  if (!resources?.length) throw malformedPolicy("Policy statement must contain resources.");
  if (!actions.every((action) => action === "*" || /^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action))) {
    throw malformedPolicy("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  }
  const bad = resources.find((resource) => resource !== "*" && !/^(arn|\*):/.test(resource));
  if (bad !== undefined) throw malformedPolicy(`Resource ${bad} must be in ARN format or "*".`);
}
