/** What UpdateIntegration may change (API reference, "Patch operations"). The whole is checked afterwards. */
import type { ConnectionType, ContentHandlingStrategy } from "@aws-sdk/client-api-gateway";
import type { IntegrationRecord } from "../model";
import type { PatchRule } from "../patch/apply";
import { booleanOf, element, member, number, text } from "../patch/rules";

export const INTEGRATION_PATCHES: readonly PatchRule<IntegrationRecord>[] = [
  text("uri", undefined, ["replace"]),
  text("httpMethod", undefined, ["replace"]),
  text("connectionId"),
  text("credentials"),
  text("passthroughBehavior", undefined, ["replace"]),
  text("cacheNamespace"),
  number("timeoutInMillis"),
  element("cacheKeyParameters"),
  member("requestParameters", ({ value }) => value),
  member("requestTemplates", ({ value }) => value),
  {
    path: "/connectionType",
    ops: ["replace"],
    apply: (integration, { value }) => ({ ...integration, connectionType: value as ConnectionType }),
  },
  {
    path: "/contentHandling",
    ops: ["replace", "remove"],
    apply: (integration, { op, value }) => ({
      ...integration,
      contentHandling: op === "remove" ? undefined : (value as ContentHandlingStrategy),
    }),
  },
  {
    path: "/tlsConfig/insecureSkipVerification",
    ops: ["replace"],
    apply: (integration, patch) => ({ ...integration, tlsConfig: { insecureSkipVerification: booleanOf(patch) } }),
  },
];
