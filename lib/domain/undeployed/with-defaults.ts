import type { MethodFact } from "../facts";

/**
 * The control plane says the defaults that an export leaves out: 29 s, and the internet (API Gateway API reference,
 * "Integration"). Said or not, they are the same.
 */
export function withDefaults(method: MethodFact): MethodFact {
  const { integration } = method;
  if (integration === null) return method;
  const { connectionType = "INTERNET", timeoutMs = 29_000 } = integration;
  return { ...method, integration: { ...integration, connectionType, timeoutMs } };
}
