import type { EnvironmentRef, ServiceDeployment, ServiceSummary } from "@/lib/contracts/services";
import { type Finding, healthOfCode } from "../diagnosis/codes";
import { familyUnknown } from "../diagnosis/family-unknown";
import { type FactIndex, known, type ServiceDeploymentFact, type ServiceFact } from "../facts";
import { judgeService } from "../request-path/service-hop";
import { lastPart } from "./names";

/** A service with its finding: what the list and the page have in common. */
export function summarizeService(
  index: FactIndex,
  service: ServiceFact,
  cluster: string,
  environments: EnvironmentRef[] | null,
): { summary: ServiceSummary; finding: Finding } {
  const fact = index.facts.services[service.clusterArn];
  // What cannot be relied upon any more is not drawn as healthy.
  const finding = known(fact) ? judgeService(index, service) : familyUnknown("services", fact);
  const ill = finding.verdict !== "ok";
  const summary: ServiceSummary = {
    arn: service.arn,
    name: service.name,
    cluster,
    status: service.status,
    desired: service.desired,
    running: service.running,
    pending: service.pending,
    taskDefinition: lastPart(service.taskDefinitionArn),
    images: imagesOf(index, service.taskDefinitionArn),
    health: finding.code === undefined ? "healthy" : healthOfCode(finding.code),
    ...(ill && { reason: finding.words }),
    ...(ill && finding.since && { since: finding.since }),
    deployments: service.deployments.map((deployment) => deploymentSummary(index, deployment)),
    environments,
  };
  return { summary, finding };
}

const deploymentSummary = (index: FactIndex, from: ServiceDeploymentFact): ServiceDeployment => ({
  id: from.id,
  status: from.status,
  rolloutState: from.rolloutState,
  rolloutReason: from.rolloutStateReason,
  taskDefinition: lastPart(from.taskDefinitionArn),
  images: imagesOf(index, from.taskDefinitionArn),
  desired: from.desired,
  running: from.running,
  pending: from.pending,
  failedTasks: from.failedTasks,
  createdAt: from.createdAt,
});

const imagesOf = (index: FactIndex, arn: string): string[] | null =>
  index.facts.taskDefinitions[arn]?.value?.containers.map(({ image }) => image) ?? null;
