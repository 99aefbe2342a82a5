import "server-only";
import {
  DeleteDeploymentCommand,
  DeleteMethodCommand,
  DeleteResourceCommand,
  DeleteRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { call } from "../../call";
import { orNull } from "../or-null";

/** Each: that it is gone already is fine. */
export async function deleteDeployment(restApiId: string, deploymentId: string): Promise<void> {
  await orNull(call(new DeleteDeploymentCommand({ restApiId, deploymentId }), { idempotent: true }));
}

export async function deleteMethod(restApiId: string, resourceId: string, httpMethod: string): Promise<void> {
  await orNull(call(new DeleteMethodCommand({ restApiId, resourceId, httpMethod }), { idempotent: true }));
}

/** Takes whatever is below along. */
export async function deleteResource(restApiId: string, resourceId: string): Promise<void> {
  await orNull(call(new DeleteResourceCommand({ restApiId, resourceId }), { idempotent: true }));
}

/** Takes everything in it along. One call in 30 s. */
export async function deleteApi(restApiId: string): Promise<void> {
  await orNull(call(new DeleteRestApiCommand({ restApiId }), { idempotent: true }));
}
