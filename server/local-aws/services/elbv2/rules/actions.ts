/** Actions of listeners and rules: checked, and written out as AWS shows them. */
import type { Action, ForwardActionConfig, RedirectActionConfig } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { invalidConfiguration, notOffered, targetGroupNotFound, validationError } from "../errors";
import { loadBalancers, targetGroups } from "../records";
import { loadBalancersOf } from "../topology";

// "You can specify up to five target groups per forward action" (ALB guide).
const MOST_GROUPS = 5;

/** Exactly one routing action is offered (there is no authentication without TLS). Throws AWS's errors. */
export function checkedActions(
  world: World,
  region: string,
  loadBalancerArn: string,
  actions: readonly Action[] | undefined,
): Action[] {
  const action = actions?.[0];
  if (!action) throw validationError("At least one action must be specified");
  if (actions.length > 1) throw new AwsError("TooManyActionsException", "Only one action can be specified here");
  switch (action.Type) {
    case "forward":
      return [forward(world, region, loadBalancerArn, action)];
    case "fixed-response":
      return [fixedResponse(action)];
    case "redirect":
      return [redirect(action)];
    case "authenticate-cognito":
    case "authenticate-oidc":
    case "jwt-validation":
      throw new AwsError(
        "InvalidLoadBalancerActionException",
        `Actions of type '${action.Type}' need an HTTPS listener`,
      );
    default:
      throw validationError(`The action type '${action.Type}' is not valid`);
  }
}

function forward(world: World, region: string, loadBalancerArn: string, action: Action): Action {
  const tuples = action.ForwardConfig?.TargetGroups ?? [];
  const named = action.TargetGroupArn;
  if (named !== undefined && tuples.length > 0 && (tuples.length > 1 || tuples[0]?.TargetGroupArn !== named)) {
    throw invalidConfiguration("The target group ARN and the forward configuration must name the same target group");
  }
  const groups = tuples.length > 0 ? tuples : named === undefined ? [] : [{ TargetGroupArn: named }];
  if (groups.length === 0) throw validationError("A target group must be specified for the forward action");
  if (groups.length > MOST_GROUPS)
    throw validationError(`A forward action can have at most ${MOST_GROUPS} target groups`);
  const checked = groups.map(({ TargetGroupArn = "", Weight = 1 }) => {
    assertTargetGroup(world, region, loadBalancerArn, TargetGroupArn);
    if (!Number.isInteger(Weight) || Weight < 0 || Weight > 999) {
      throw validationError(`The weight '${Weight}' must be in the range 0-999`);
    }
    return { TargetGroupArn, Weight };
  });
  if (new Set(checked.map((tuple) => tuple.TargetGroupArn)).size < checked.length) {
    throw validationError("A target group can be specified only once in a forward action");
  }
  const [first] = checked;
  return {
    Type: "forward",
    ...(checked.length === 1 && first ? { TargetGroupArn: first.TargetGroupArn } : {}),
    ForwardConfig: { TargetGroups: checked, TargetGroupStickinessConfig: stickiness(action.ForwardConfig) },
  };
}

function stickiness(config: ForwardActionConfig | undefined): { Enabled: boolean } {
  if (config?.TargetGroupStickinessConfig?.Enabled) throw notOffered("target group stickiness");
  return { Enabled: false };
}

function assertTargetGroup(world: World, region: string, loadBalancerArn: string, arn: string): void {
  const group = targetGroups(world, region).get(arn);
  if (!group) throw targetGroupNotFound([arn]);
  const isFunction = group.TargetType === "lambda";
  if (group.Protocol !== "HTTP" && !isFunction) {
    const message = `The protocol '${group.Protocol}' of the target group '${arn}' is not compatible with the protocol 'HTTP'`;
    throw new AwsError("IncompatibleProtocolsException", message);
  }
  const vpcId = loadBalancers(world, region).get(loadBalancerArn)?.VpcId;
  if (group.VpcId !== vpcId && !isFunction) {
    throw invalidConfiguration(`The target group '${arn}' and the load balancer must be in the same VPC`);
  }
  const others = loadBalancersOf(world, region, arn).filter((other) => other !== loadBalancerArn);
  if (others.length > 0) {
    // A target group serves one load balancer: ELB's quota "load balancers per target group" is 1.
    const message = `The following target groups cannot be associated with more than one load balancer: ${arn}`;
    throw new AwsError("TargetGroupAssociationLimitException", message);
  }
}

const CONTENT_TYPES = ["text/plain", "text/css", "text/html", "application/javascript", "application/json"];

function fixedResponse(action: Action): Action {
  const config = action.FixedResponseConfig;
  if (!config) throw validationError("A fixed response configuration must be specified");
  const { StatusCode = "", ContentType, MessageBody } = config;
  if (!/^[245]\d\d$/.test(StatusCode)) throw validationError(`The status code '${StatusCode}' must be 2XX, 4XX or 5XX`);
  if (ContentType !== undefined && !CONTENT_TYPES.includes(ContentType)) {
    throw validationError(`The content type '${ContentType}' must be one of: ${CONTENT_TYPES.join(", ")}`);
  }
  if ((MessageBody?.length ?? 0) > 1024) throw validationError("The message body can have at most 1024 characters");
  return {
    Type: "fixed-response",
    FixedResponseConfig: {
      StatusCode,
      ...(MessageBody === undefined ? {} : { MessageBody }),
      ...(ContentType === undefined ? {} : { ContentType }),
    },
  };
}

function redirect(action: Action): Action {
  const config = action.RedirectConfig;
  if (config?.StatusCode !== "HTTP_301" && config?.StatusCode !== "HTTP_302") {
    throw validationError(`The redirect status code '${config?.StatusCode}' must be HTTP_301 or HTTP_302`);
  }
  const full = {
    Protocol: config.Protocol ?? "#{protocol}",
    Host: config.Host ?? "#{host}",
    Port: config.Port ?? "#{port}",
    Path: config.Path ?? "/#{path}",
    Query: config.Query ?? "#{query}",
    StatusCode: config.StatusCode,
  };
  assertRedirect(full);
  return { Type: "redirect", RedirectConfig: full };
}

function assertRedirect(config: Required<RedirectActionConfig>): void {
  if (!["HTTP", "HTTPS", "#{protocol}"].includes(config.Protocol ?? "")) {
    throw validationError(`The redirect protocol '${config.Protocol}' is not valid`);
  }
  const port = config.Port ?? "";
  if (port !== "#{port}" && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw validationError(`The redirect port '${port}' must be in the range 1-65535 or #{port}`);
  }
  const path = config.Path ?? "";
  if (!path.startsWith("/") || path.length > 128) {
    throw validationError("The redirect path must begin with '/' and have at most 128 characters");
  }
  // They end up in a Location header.
  if (/[^\x20-\x7e]/.test(`${config.Host}${path}${config.Query}`)) {
    throw validationError("The redirect configuration contains characters that are not allowed");
  }
  const unchanged =
    ["#{protocol}", "HTTP"].includes(config.Protocol ?? "") &&
    [config.Host, config.Port, config.Path].join("|") === "#{host}|#{port}|/#{path}";
  if (unchanged) {
    throw invalidConfiguration("The redirect must modify at least one of: protocol, host, port, path (redirect loop)");
  }
}
