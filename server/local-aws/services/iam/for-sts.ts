/** What STS asks of IAM: whether a role lets itself be taken by somebody. */
import type { World } from "../../world";
import { parseDocument, type Statement } from "./documents/parse";
import { type RoleRecord, roles } from "./records";

export interface Caller {
  account: string;
  /** ARN. */
  caller: string;
  externalId: string | undefined;
}

/** The role, if its trust policy allows the caller. Of conditions only `sts:ExternalId` is weighed. */
export function assumableRole(world: World, arn: string, caller: Caller): RoleRecord | undefined {
  const role = roles(world)
    .values()
    .find((one) => one.arn === arn);
  if (!role) return undefined;
  const matching = parseDocument(role.trustPolicy).Statement.filter((statement) => concerns(statement, caller));
  const allowed =
    matching.some(({ Effect }) => Effect === "Allow") && !matching.some(({ Effect }) => Effect === "Deny");
  return allowed ? role : undefined;
}

function concerns(statement: Statement, caller: Caller): boolean {
  const actions = statement.Action ?? [];
  if (!actions.some((action) => ["sts:assumerole", "sts:*", "sts:assume*"].includes(action.toLowerCase())))
    return false;
  return names(statement.Principal, caller) && hasExternalId(statement, caller.externalId);
}

/** An account stands for everyone in it. */
function names(principal: Statement["Principal"], { account, caller }: Caller): boolean {
  if (principal === undefined) return false;
  const named = principal === "*" ? ["*"] : (principal.AWS ?? []);
  return ["*", account, `arn:aws:iam::${account}:root`, caller].some((one) => named.includes(one));
}

function hasExternalId({ Condition = {} }: Statement, externalId: string | undefined): boolean {
  const wanted = Condition.StringEquals?.["sts:ExternalId"];
  return wanted === undefined || (Array.isArray(wanted) ? wanted : [wanted]).some((one) => one === externalId);
}
