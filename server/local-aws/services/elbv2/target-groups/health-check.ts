/** Health check settings: AWS's defaults and limits (API reference, CreateTargetGroup). */
import type { ModifyTargetGroupInput } from "@aws-sdk/client-elastic-load-balancing-v2";
import { parseMatcher } from "../../../dataplane/health/matcher";
import { invalidConfiguration, notOffered, validationError } from "../errors";
import type { TargetGroupRecord } from "../records";

export type HealthCheckInput = Omit<ModifyTargetGroupInput, "TargetGroupArn">;

type Protocol = "HTTP" | "TCP";

interface Settings extends CommonSettings {
  HealthCheckProtocol: Protocol;
  HealthCheckPort: string;
}

type CommonSettings = Pick<
  TargetGroupRecord,
  | "HealthCheckEnabled"
  | "HealthCheckIntervalSeconds"
  | "HealthCheckTimeoutSeconds"
  | "HealthyThresholdCount"
  | "UnhealthyThresholdCount"
  | "HealthCheckPath"
  | "Matcher"
>;

/** The settings of a new group of the protocol. */
export function defaultHealthCheck(protocol: Protocol): Settings {
  const http = protocol === "HTTP";
  return {
    HealthCheckProtocol: protocol,
    HealthCheckPort: "traffic-port",
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: 30,
    HealthCheckTimeoutSeconds: http ? 5 : 10,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
    ...(http ? { HealthCheckPath: "/", Matcher: { HttpCode: "200" } } : {}),
  };
}

/** Of a group of functions. They are checked by being called, and there is no Lambda here: only off is offered. */
export function functionHealthCheck(input: HealthCheckInput): CommonSettings {
  if (input.HealthCheckEnabled) throw notOffered("health checks of functions");
  return {
    HealthCheckEnabled: false,
    HealthCheckIntervalSeconds: 35,
    HealthCheckTimeoutSeconds: 30,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
    HealthCheckPath: "/",
    Matcher: { HttpCode: "200" },
  };
}

/** `current` with what the input changes. Throws ValidationError, InvalidConfigurationRequest. */
export function withHealthCheck(current: Settings, input: HealthCheckInput, groupProtocol: Protocol): Settings {
  const protocol = protocolOf(input.HealthCheckProtocol, current.HealthCheckProtocol, groupProtocol);
  const common: Settings = {
    HealthCheckProtocol: protocol,
    HealthCheckPort: portOf(input.HealthCheckPort ?? current.HealthCheckPort),
    HealthCheckEnabled: enabledOf(input.HealthCheckEnabled),
    HealthCheckIntervalSeconds: input.HealthCheckIntervalSeconds ?? current.HealthCheckIntervalSeconds,
    HealthCheckTimeoutSeconds: input.HealthCheckTimeoutSeconds ?? current.HealthCheckTimeoutSeconds,
    HealthyThresholdCount: input.HealthyThresholdCount ?? current.HealthyThresholdCount,
    UnhealthyThresholdCount: input.UnhealthyThresholdCount ?? current.UnhealthyThresholdCount,
  };
  assertTimes(common);
  if (protocol === "TCP") {
    if (input.HealthCheckPath !== undefined || input.Matcher !== undefined) {
      throw invalidConfiguration("A health check path or matcher cannot be specified for TCP health checks");
    }
    return common;
  }
  const path = input.HealthCheckPath ?? current.HealthCheckPath ?? "/";
  const code = matcherOf(input.Matcher, current.Matcher?.HttpCode ?? "200", groupProtocol === "HTTP" ? 499 : 599);
  return { ...common, HealthCheckPath: pathOf(path), Matcher: { HttpCode: code } };
}

function protocolOf(wanted: string | undefined, current: Protocol, group: Protocol): Protocol {
  switch (wanted) {
    case undefined:
      return current;
    case "HTTP":
      return "HTTP";
    case "TCP":
      if (group === "TCP") return "TCP";
      throw invalidConfiguration("TCP health checks are not supported for target groups with the protocol HTTP");
    case "HTTPS":
      throw notOffered("HTTPS health checks");
    default:
      throw validationError(`Health check protocol '${wanted}' is not supported`);
  }
}

function enabledOf(wanted: boolean | undefined): boolean {
  if (wanted === false) {
    throw invalidConfiguration(
      "Health check enabled must be true for target groups with target type 'instance' or 'ip'",
    );
  }
  return true;
}

function portOf(port: string): string {
  const valid = port === "traffic-port" || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535);
  if (valid) return port;
  throw validationError(`Health check port '${port}' must be 'traffic-port' or in the range 1-65535`);
}

function pathOf(path: string): string {
  if (path.length >= 1 && path.length <= 1024 && /^\/[\x21-\x7e]*$/.test(path)) return path;
  throw validationError(
    `Health check path '${path.slice(0, 100)}' must begin with a '/' character and have 1 to 1024 characters`,
  );
}

function matcherOf(
  wanted: { HttpCode?: string | undefined; GrpcCode?: string | undefined } | undefined,
  current: string,
  highest: number,
): string {
  if (wanted?.GrpcCode !== undefined) throw notOffered("gRPC health checks");
  const text = wanted?.HttpCode ?? current;
  const ranges = parseMatcher(text);
  if (ranges?.every((range) => range.from >= 200 && range.to <= highest)) return text;
  throw validationError(`Health check matcher HTTP code '${text}' must be within '200-${highest}' inclusive`);
}

const LIMITS = [
  ["HealthCheckIntervalSeconds", "Health check interval", 5, 300],
  ["HealthCheckTimeoutSeconds", "Health check timeout", 2, 120],
  ["HealthyThresholdCount", "Healthy threshold count", 2, 10],
  ["UnhealthyThresholdCount", "Unhealthy threshold count", 2, 10],
] as const;

function assertTimes(settings: CommonSettings): void {
  for (const [member, name, from, to] of LIMITS) {
    const value = settings[member];
    if (!Number.isInteger(value) || value < from || value > to) {
      throw validationError(`${name} '${value}' must be in the range ${from}-${to}`);
    }
  }
  if (settings.HealthCheckIntervalSeconds <= settings.HealthCheckTimeoutSeconds) {
    throw validationError("Health check interval must be greater than the timeout.");
  }
}
