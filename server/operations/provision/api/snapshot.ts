import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import type { MethodFact } from "@/lib/domain/facts";
import { routesOf } from "@/lib/domain/provisioning/planned";
import { servesRoutes } from "@/lib/domain/provisioning/serves-routes";
import { isAwsFailure } from "@/server/aws/errors";
import { exportMethods, listDeployments } from "@/server/aws/read/api-gateway";
import { createDeployment } from "@/server/aws/write/api-gateway";
import type { StepContext } from "../../definition";

type Context = StepContext<ProvisionInput>;
export type Made = { deploymentId: string };

/** For people, and for `snapshot` to know its own: the environment with eight characters of the operation's id. */
export const snapshotWords = (context: Context): string =>
  `Stageway: ${context.environment.slice(0, 200)} (operation ${context.operationId.slice(0, 8)})`;

/** CreateDeployment has no client token: one that this operation made before a crash is known by its description. */
export async function snapshot(context: Context, apiId: string): Promise<string> {
  const mine = (await listDeployments(apiId)).find(({ description }) => description === snapshotWords(context));
  const deploymentId = mine?.id ?? (await createDeployment(apiId, snapshotWords(context)));
  context.resource("deployment", deploymentId, true);
  return deploymentId;
}

/** Whether what the stage serves now has the methods of all services. */
export async function servesMethods(context: Context, apiId: string): Promise<boolean> {
  const methods = await deployedMethods(apiId, context.input.stage);
  // Of one that is trusted unread the probe tells in the end.
  return servesRoutes(methods, routesOf(context));
}

async function deployedMethods(apiId: string, name: string): Promise<MethodFact[] | null> {
  try {
    return await exportMethods(apiId, name);
  } catch (thrown) {
    if (isAwsFailure(thrown) && thrown.code === "aws_unsupported") return null;
    throw thrown;
  }
}
