import "server-only";
import type { ScaleInput, ServiceChangeDone } from "@/lib/contracts/services";
import { scaleService } from "@/server/aws/write/ecs";
import { recorded } from "./recorded";
import { requireService, requireUnheld, touchService } from "./require-service";

/** Changes how many tasks of a service are meant to run. @throws AppFailure `not_found`, `conflict`; AwsFailure */
export function scale({ cluster, service, desiredCount }: ScaleInput): Promise<ServiceChangeDone> {
  return recorded(async () => {
    const found = await requireService(cluster, service);
    await requireUnheld(found);
    await scaleService(cluster, service, desiredCount);
    touchService(found, service);
  });
}
