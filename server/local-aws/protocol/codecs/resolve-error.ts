/** Finds what the SDK's schemas say about an error that a handler threw. */
import type { AwsError } from "../aws-error";
import type { ErrorModel, ServiceModel } from "../model/load-model";

export interface ResolvedError {
  /** On the wire. */
  code: string;
  status: number;
  fault: "client" | "server";
  model: ErrorModel | undefined;
}

export function resolveError(model: ServiceModel, error: AwsError): ResolvedError {
  const found = model.errors.get(error.code);
  if (!found) {
    return {
      code: error.code,
      status: error.status,
      fault: error.status < 500 ? "client" : "server",
      model: undefined,
    };
  }
  const query = model.protocol === "awsQuery" ? found.query : undefined;
  const status = query?.[1] ?? found.status ?? (found.fault === "server" ? 500 : 400);
  return { code: query?.[0] ?? found.name, status, fault: found.fault, model: found };
}
