/** Rules as stored, made ready for matching requests. */
import type { Action, RuleCondition } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Condition } from "../../../dataplane/routing/conditions";
import type { RedirectConfig } from "../../../dataplane/routing/redirect";

export type CompiledAction =
  | { type: "forward"; groups: readonly { key: string; weight: number }[] }
  | { type: "fixed-response"; status: number; contentType: string; body: string }
  | { type: "redirect"; status: 301 | 302; location: RedirectConfig };

export interface CompiledRule {
  arn: string;
  conditions: readonly Condition[];
  action: CompiledAction;
}

/** Conditions and actions have been validated when they were stored; the last action is the one that routes. */
export function compileRule(
  arn: string,
  conditions: readonly RuleCondition[],
  actions: readonly Action[],
): CompiledRule {
  return { arn, conditions: conditions.map(compileCondition), action: compileAction(actions.at(-1)) };
}

function compileCondition(condition: RuleCondition): Condition {
  switch (condition.Field) {
    case "host-header":
      return { field: "host-header", values: condition.HostHeaderConfig?.Values ?? condition.Values ?? [] };
    case "http-header": {
      const { HttpHeaderName: name = "", Values: values = [] } = condition.HttpHeaderConfig ?? {};
      return { field: "http-header", name, values };
    }
    case "http-request-method":
      return { field: "http-request-method", values: condition.HttpRequestMethodConfig?.Values ?? [] };
    case "query-string": {
      const pairs = condition.QueryStringConfig?.Values ?? [];
      return { field: "query-string", values: pairs.map((pair) => ({ key: pair.Key, value: pair.Value ?? "" })) };
    }
    case "source-ip":
      return { field: "source-ip", values: condition.SourceIpConfig?.Values ?? [] };
    default:
      return { field: "path-pattern", values: condition.PathPatternConfig?.Values ?? condition.Values ?? [] };
  }
}

function compileAction(action: Action | undefined): CompiledAction {
  if (action?.FixedResponseConfig) {
    const { StatusCode, ContentType, MessageBody } = action.FixedResponseConfig;
    const type = ContentType ?? "text/plain";
    return {
      type: "fixed-response",
      status: Number(StatusCode),
      contentType: `${type}; charset=utf-8`,
      body: MessageBody ?? "",
    };
  }
  if (action?.RedirectConfig) {
    const config = action.RedirectConfig;
    return {
      type: "redirect",
      status: config.StatusCode === "HTTP_301" ? 301 : 302,
      location: {
        protocol: config.Protocol ?? "#{protocol}",
        host: config.Host ?? "#{host}",
        port: config.Port ?? "#{port}",
        path: config.Path ?? "/#{path}",
        query: config.Query ?? "#{query}",
      },
    };
  }
  const tuples = action?.ForwardConfig?.TargetGroups ?? [];
  return {
    type: "forward",
    groups: tuples.map((tuple) => ({ key: tuple.TargetGroupArn ?? "", weight: tuple.Weight ?? 1 })),
  };
}
