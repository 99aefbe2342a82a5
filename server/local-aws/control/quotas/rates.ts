/**
 * How often AWS lets an account call in one region, as far as AWS documents it: API Gateway developer guide "Quotas",
 * ELB user guide "Request throttling", ECS API reference "Request throttling". What is not listed is not limited here.
 */
import type { Rate } from "../../protocol/token-bucket";

export interface Quota extends Rate {
  /** Its bucket's name. */
  id: string;
  service: string;
  covers(operation: string, input: () => Record<string, unknown>): boolean;
}

const only = (...operations: string[]) => {
  const names = new Set(operations);
  return (operation: string) => names.has(operation);
};

const isCreate = only("CreateRestApi", "ImportRestApi");

/** An API is made more rarely when it is edge-optimized, which it is unless it is told otherwise. */
const isEdge = (input: Record<string, unknown>) => {
  const { types } = (input.endpointConfiguration ?? {}) as { types?: string[] };
  const { endpointConfigurationTypes } = (input.parameters ?? {}) as { endpointConfigurationTypes?: string };
  return (types ?? [endpointConfigurationTypes ?? "EDGE"]).includes("EDGE");
};

const gateway = (id: string, perSecond: number, burst: number, covers: Quota["covers"] = only(id)): Quota => ({
  id: `apigateway ${id}`,
  service: "apigateway",
  perSecond,
  burst,
  covers,
});

const ecs = (id: string, perSecond: number, burst: number, covers: Quota["covers"]): Quota => ({
  id: `ecs ${id}`,
  service: "ecs",
  perSecond,
  burst,
  covers,
});

export const QUOTAS: readonly Quota[] = [
  gateway("all operations", 10, 40, () => true),
  gateway("CreateDeployment", 1 / 5, 1),
  gateway("GetResources", 5 / 2, 5),
  gateway("PutRestApi", 1, 1),
  gateway("CreateResource", 5, 5),
  gateway("DeleteResource", 5, 5),
  gateway("CreateRestApi, regional", 1 / 3, 1, (name, input) => isCreate(name) && !isEdge(input())),
  gateway("CreateRestApi, edge", 1 / 30, 1, (name, input) => isCreate(name) && isEdge(input())),
  gateway("DeleteRestApi", 1 / 30, 1),
  {
    id: "elasticloadbalancing Describe",
    service: "elasticloadbalancing",
    perSecond: 10,
    burst: 40,
    covers: (operation) => operation.startsWith("Describe"),
  },
  ecs("reads of services and tasks", 20, 100, (name) => /^(Describe|List)(Service|Task)(?!Definition)/.test(name)),
  ecs("reads of clusters", 20, 50, only("DescribeClusters", "ListClusters")),
  ecs("changes of services", 5, 50, only("CreateService", "UpdateService", "DeleteService")),
  ecs("changes of clusters", 1, 20, only("CreateCluster", "UpdateCluster", "DeleteCluster")),
  ecs("RegisterTaskDefinition", 1, 20, only("RegisterTaskDefinition", "DeregisterTaskDefinition")),
];
