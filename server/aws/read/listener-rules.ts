import type {
  Action,
  RedirectActionConfig,
  Rule,
  RuleCondition as SdkCondition,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ActionFact, RuleCondition, RuleFact } from "@/lib/domain/facts";

/** One rule of a listener, in the shape that the request path judges. */
export function ruleFact(rule: Rule): RuleFact {
  return {
    arn: rule.RuleArn,
    priority: rule.IsDefault || rule.Priority === "default" ? Number.POSITIVE_INFINITY : Number(rule.Priority ?? 0),
    conditions: (rule.Conditions ?? []).map(conditionFact),
    action: actionFact(rule.Actions ?? []),
  };
}

/** The last action in order decides the answer; those before it authenticate. */
export function actionFact(actions: readonly Action[]): ActionFact {
  const last = [...actions].sort((a, b) => (a.Order ?? 0) - (b.Order ?? 0)).at(-1);
  switch (last?.Type) {
    case "forward":
      return { type: "forward", targetGroups: forwardedTo(last) };
    case "fixed-response": {
      const { StatusCode, MessageBody } = last.FixedResponseConfig ?? {};
      return { type: "fixed-response", status: StatusCode ?? "200", body: MessageBody };
    }
    case "redirect": {
      const to: Partial<RedirectActionConfig> = last.RedirectConfig ?? {};
      const path = `${to.Path ?? "/#{path}"}${to.Query ? `?${to.Query}` : ""}`;
      const host = `${to.Host ?? "#{host}"}:${to.Port ?? "#{port}"}`;
      return {
        type: "redirect",
        status: to.StatusCode ?? "HTTP_302",
        to: `${to.Protocol ?? "#{protocol}"}://${host}${path}`,
      };
    }
    default:
      return { type: "other", name: last?.Type ?? "none" };
  }
}

/** A weight of 0 takes no traffic. The short form names a single group. */
function forwardedTo(action: Action): { arn: string; weight: number }[] {
  const weighted = (action.ForwardConfig?.TargetGroups ?? []).flatMap((group) =>
    group.TargetGroupArn === undefined ? [] : [{ arn: group.TargetGroupArn, weight: group.Weight ?? 1 }],
  );
  if (weighted.length > 0) return weighted;
  return action.TargetGroupArn === undefined ? [] : [{ arn: action.TargetGroupArn, weight: 1 }];
}

/** The newer per-field form and the older `Values` say the same. */
function conditionFact(condition: SdkCondition): RuleCondition {
  const values =
    condition.PathPatternConfig?.Values ??
    condition.HostHeaderConfig?.Values ??
    condition.HttpRequestMethodConfig?.Values ??
    condition.SourceIpConfig?.Values ??
    condition.HttpHeaderConfig?.Values?.map(
      (value) => `${condition.HttpHeaderConfig?.HttpHeaderName ?? ""}: ${value}`,
    ) ??
    condition.QueryStringConfig?.Values?.map(({ Key, Value }) => `${Key ?? ""}=${Value ?? ""}`) ??
    condition.Values ??
    [];
  return { field: condition.Field ?? "unknown", values };
}
