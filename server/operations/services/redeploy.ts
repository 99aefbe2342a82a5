import "server-only";
import type { RedeployInput, ServiceChangeDone } from "@/lib/contracts/services";
import { forceNewDeployment } from "@/server/aws/write/ecs";
import { recorded } from "./recorded";
import { requireService, requireUnheld, touchService } from "./require-service";

/** Replaces all tasks of a service by new ones of the same task definition. @throws AppFailure `not_found`, `conflict`; AwsFailure */
export function redeploy({ cluster, service }: RedeployInput): Promise<ServiceChangeDone> {
  return recorded(async () => {
    const found = await requireService(cluster, service);
    await requireUnheld(found);
    await forceNewDeployment(cluster, service);
    touchService(found, service);
  });
}
