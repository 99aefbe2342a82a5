import { type OperationModel, readModel, type ServiceModel } from "../../protocol/model/load-model";
import { UsageError } from "./parse/errors";
import { optionName } from "./parse/option-name";

/** The packages by the CLI's names. */
const PACKAGES: Record<string, () => Promise<object>> = {
  apigateway: () => import("@aws-sdk/client-api-gateway"),
  autoscaling: () => import("@aws-sdk/client-auto-scaling"),
  cloudformation: () => import("@aws-sdk/client-cloudformation"),
  ec2: () => import("@aws-sdk/client-ec2"),
  ecs: () => import("@aws-sdk/client-ecs"),
  elbv2: () => import("@aws-sdk/client-elastic-load-balancing-v2"),
  iam: () => import("@aws-sdk/client-iam"),
  logs: () => import("@aws-sdk/client-cloudwatch-logs"),
  ssm: () => import("@aws-sdk/client-ssm"),
  sts: () => import("@aws-sdk/client-sts"),
};

export interface CliService {
  module: Record<string, unknown>;
  model: ServiceModel;
}

export interface Client {
  send(command: unknown): Promise<Record<string, unknown>>;
  destroy(): void;
}

const loaded = new Map<string, Promise<CliService>>();

/** @throws UsageError */
export function serviceOf(name: string): Promise<CliService> {
  const load = PACKAGES[name];
  if (load === undefined) throw new UsageError(`Invalid choice: the service ${name} is not known.`);
  const service = loaded.get(name) ?? load().then((module) => ({ module: { ...module }, model: readModel(module) }));
  loaded.set(name, service);
  return service;
}

/** By its name in the CLI: `describe-services`. @throws UsageError */
export function operationOf({ model }: CliService, name: string): OperationModel {
  const found = [...model.operations.values()].find((operation) => optionName(operation.name) === name);
  if (found === undefined) throw new UsageError(`Invalid choice: the operation ${name} is not known.`);
  return found;
}
