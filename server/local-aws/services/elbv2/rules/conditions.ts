/** Conditions of rules: checked, and written out as AWS shows them. */
import { isIP } from "node:net";
import type { RuleCondition } from "@aws-sdk/client-elastic-load-balancing-v2";
import { invalidConfiguration, notOffered, validationError } from "../errors";

// "Each rule can have up to five condition values and five wildcards" (ALB guide, "Condition types").
const MOST_VALUES = 5;
const MOST_WILDCARDS = 5;
const ONCE = ["path-pattern", "host-header", "http-request-method", "source-ip"];

/** Throws ValidationError, InvalidConfigurationRequest. */
export function checkedConditions(conditions: readonly RuleCondition[] | undefined): RuleCondition[] {
  if (!conditions || conditions.length === 0) throw validationError("A condition must be specified");
  for (const field of ONCE) {
    if (conditions.filter((condition) => condition.Field === field).length > 1) {
      throw invalidConfiguration(`A rule can have only one '${field}' condition`);
    }
  }
  const checked = conditions.map(checkedCondition);
  if (checked.reduce((sum, condition) => sum + valuesOf(condition).length, 0) > MOST_VALUES) {
    throw invalidConfiguration(`A rule can have at most ${MOST_VALUES} condition values`);
  }
  const wildcards = checked.flatMap(valuesOf).join("").match(/[*?]/g)?.length ?? 0;
  if (wildcards > MOST_WILDCARDS) throw invalidConfiguration(`A rule can have at most ${MOST_WILDCARDS} wildcards`);
  return checked;
}

function checkedCondition(condition: RuleCondition): RuleCondition {
  if (condition.RegexValues?.length) throw notOffered("regular expressions in conditions");
  switch (condition.Field) {
    case "path-pattern": {
      const Values = patterns(condition, condition.PathPatternConfig?.Values, /^[\w\-.$/~"'@:+&*?]+$/);
      return { Field: "path-pattern", Values, PathPatternConfig: { Values } };
    }
    case "host-header": {
      const Values = patterns(condition, condition.HostHeaderConfig?.Values, /^[A-Za-z0-9\-._*?]+$/);
      return { Field: "host-header", Values, HostHeaderConfig: { Values } };
    }
    case "http-header": {
      const { HttpHeaderName = "", Values } = condition.HttpHeaderConfig ?? {};
      if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,40}$/.test(HttpHeaderName) || /^host$/i.test(HttpHeaderName)) {
        throw validationError(`The HTTP header name '${HttpHeaderName}' is not valid`);
      }
      return { Field: "http-header", HttpHeaderConfig: { HttpHeaderName, Values: texts("http-header", Values) } };
    }
    case "http-request-method": {
      const Values = texts("http-request-method", condition.HttpRequestMethodConfig?.Values);
      const invalid = Values.find((method) => !/^[A-Z_-]{1,40}$/.test(method));
      if (invalid !== undefined) throw validationError(`The HTTP method '${invalid}' is not valid`);
      return { Field: "http-request-method", HttpRequestMethodConfig: { Values } };
    }
    case "query-string": {
      const pairs = condition.QueryStringConfig?.Values ?? [];
      texts(
        "query-string",
        pairs.map((pair) => pair.Value ?? ""),
      );
      return { Field: "query-string", QueryStringConfig: { Values: pairs.map((pair) => ({ ...pair })) } };
    }
    case "source-ip": {
      const Values = texts("source-ip", condition.SourceIpConfig?.Values);
      const invalid = Values.find((cidr) => !isCidr(cidr));
      if (invalid !== undefined) throw validationError(`'${invalid}' is not a valid CIDR block`);
      return { Field: "source-ip", SourceIpConfig: { Values } };
    }
    default:
      throw validationError(
        `Condition field '${condition.Field}' must be one of '[path-pattern, host-header, http-header, http-request-method, query-string, source-ip]'`,
      );
  }
}

/** From the older `Values` or the newer config; never both. */
function patterns(condition: RuleCondition, configured: string[] | undefined, allowed: RegExp): string[] {
  const field = condition.Field ?? "";
  if (condition.Values?.length && configured?.length) {
    throw validationError(`Specify either Values or the configuration of the '${field}' condition, but not both`);
  }
  const values = texts(field, configured ?? condition.Values);
  for (const value of values) {
    if (!allowed.test(value))
      throw validationError(`Condition value '${value}' contains a character that is not valid`);
  }
  return values;
}

function texts(field: string, values: readonly string[] | undefined): string[] {
  if (!values || values.length === 0) throw validationError(`A '${field}' condition must have a value`);
  for (const value of values) {
    if (value.length < 1 || value.length > 128) {
      throw validationError(`Condition value '${value.slice(0, 130)}' must have 1 to 128 characters`);
    }
  }
  return [...values];
}

function isCidr(text: string): boolean {
  const [address = "", length = "", ...rest] = text.split("/");
  const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
  return rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= most;
}

function valuesOf(condition: RuleCondition): string[] {
  return (
    condition.PathPatternConfig?.Values ??
    condition.HostHeaderConfig?.Values ??
    condition.HttpHeaderConfig?.Values ??
    condition.HttpRequestMethodConfig?.Values ??
    condition.SourceIpConfig?.Values ??
    condition.QueryStringConfig?.Values?.map((pair) => `${pair.Key ?? ""}${pair.Value ?? ""}`) ??
    []
  );
}
