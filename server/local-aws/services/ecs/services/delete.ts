import { requireCluster } from "../clusters/find";
import { wakeScheduler } from "../context";
import { invalidParameter, serviceNotFound } from "../errors";
import type { EcsOperation } from "../module";
import { services } from "../records";
import { findService } from "./find";
import { serviceView } from "./view";

/** DRAINING until its last task has stopped, then INACTIVE. */
export const deleteService: EcsOperation<"DeleteService"> = (input, { world, region }) => {
  const cluster = requireCluster(world, region, input.cluster);
  const service = findService(world, region, cluster, input.service ?? "");
  if (!service || service.status === "INACTIVE") throw serviceNotFound();
  if (service.status === "DRAINING") return { service: serviceView(world, region, service, ["TAGS"]) };
  if (!input.force && service.desiredCount > 0) {
    throw invalidParameter("The service cannot be stopped while it is scaled above 0.");
  }
  const draining = { ...service, status: "DRAINING" as const, desiredCount: 0 };
  services(world, region).put(service.serviceArn, draining);
  wakeScheduler(world);
  return { service: serviceView(world, region, draining, ["TAGS"]) };
};
