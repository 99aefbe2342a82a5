import type { Hop } from "@/lib/contracts/request-path";
import { type Finding, fine } from "../diagnosis/codes";
import { familyUnknown } from "../diagnosis/family-unknown";
import * as diagnose from "../diagnosis/service";
import type { FactIndex, ServiceFact } from "../facts";
import { hop } from "./journey";

/** The ECS services that register their tasks in a target group; none is no fault: targets need not be ECS's. */
export function serviceHops(index: FactIndex, services: ServiceFact[] | undefined): Hop[] {
  if (services === undefined) return [hop("service", "—", unknownServices(index))];
  return services.map((service) => hop("service", service.name, judgeService(index, service), service.arn));
}

/** A service by what it wants, what runs, and how its rollout goes. */
export function judgeService(index: FactIndex, service: ServiceFact): Finding {
  if (service.status !== "ACTIVE") return diagnose.inactiveService(service);
  const primary = service.deployments.find(({ status }) => status === "PRIMARY");
  const failed = service.deployments.find(({ rolloutState }) => rolloutState === "FAILED");
  if (failed) return diagnose.rolloutFailed(service, failed.rolloutStateReason);
  if (service.desired === 0) return diagnose.scaledToZero(service);
  // Tasks that stop as soon as they start: the rollout goes on, but not forward.
  const failing = (primary?.failedTasks ?? 0) > 0 && service.running < service.desired;
  if (failing) return diagnose.belowDesired(service);
  if (isRollingOut(service)) return diagnose.rollingOut(service);
  if (service.running < service.desired) return diagnose.belowDesired(service);
  const images = imagesOf(index, service);
  return fine(
    `${service.running} of ${service.desired} tasks run${images.length > 0 ? ` ${images.join(", ")}` : ""}.`,
    [
      {
        label: "Tasks",
        value: `${service.running} of ${service.desired}`,
        at: index.facts.services[service.clusterArn]?.at,
      },
      { label: "Task definition", value: service.taskDefinitionArn },
    ],
  );
}

/** By ECS's own word; where it gives none, by more than one deployment being there. */
export const isRollingOut = ({ deployments }: ServiceFact): boolean =>
  deployments.length > 1 || deployments.some(({ rolloutState }) => rolloutState === "IN_PROGRESS");

/** The images of the service's task definition, `repository:tag`. */
export const imagesOf = (index: FactIndex, service: ServiceFact): string[] =>
  (index.facts.taskDefinitions[service.taskDefinitionArn]?.value?.containers ?? []).map(({ image }) => image);

function unknownServices(index: FactIndex): Finding {
  const { clusters, services } = index.facts;
  if (clusters.value === undefined || clusters.doubtful) return familyUnknown("clusters", clusters);
  return familyUnknown(
    "services",
    Object.values(services).find((fact) => fact.value === undefined || fact.doubtful),
  );
}
