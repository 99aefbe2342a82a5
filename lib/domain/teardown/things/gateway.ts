import { type ApiFact, type Holdings, type LoadBalancerFact, type StageFact, snapshotKey } from "../../facts";
import { environmentTag } from "../../ownership";
import { boundHosts } from "../../stage-variables";
import type { MadeRecord, RemovalRecords } from "../records";
import { keyOf, type Thing, thing } from "../thing";

/** APIs with all that is in them. A stage needs every method of its API: they are its next snapshot. */
export function gatewayThings(holdings: Holdings, records: RemovalRecords): Thing[] {
  return holdings.apis.flatMap((api) => {
    const tree = treeThings(holdings, api, records);
    const methods = tree.filter(({ type }) => type === "method").map(({ key }) => key);
    return [
      thing({ type: "API", id: api.id, name: api.name, tags: api.tags }),
      ...holdings.stages
        .filter(({ apiId }) => apiId === api.id)
        .map((stage) => stageThing(holdings, api, stage, methods, records)),
      ...(holdings.deployments[api.id] ?? []).map(({ id, description }) =>
        thing({
          type: "deployment",
          id: `${api.id}/${id}`,
          name: id,
          within: keyOf("API", api.id),
          ...describedOwner(description),
        }),
      ),
      ...tree,
    ];
  });
}

function stageThing(
  { snapshots, loadBalancers }: Holdings,
  api: ApiFact,
  stage: StageFact,
  methods: string[],
  records: RemovalRecords,
): Thing {
  const id = `${api.id}/${stage.stage}`;
  const deploymentsOf = (ids: readonly (string | null | undefined)[]): string[] =>
    ids.flatMap((each) => (each ? [keyOf("deployment", `${api.id}/${each}`)] : []));
  const served = deploymentsOf([stage.deploymentId, stage.canary?.deploymentId]);
  const deployments = [...served, ...deploymentsOf(records.restorePoints.get(id) ?? [])];
  const balancers = boundBalancers(stage, snapshots, loadBalancers).map(({ arn }) => keyOf("load balancer", arn));
  return thing({
    type: "stage",
    id,
    name: `${api.name}/${stage.stage}`,
    environment: environmentTag(api.name, stage.stage),
    ...operationOf(records.made.get(keyOf("stage", id))),
    uses: [keyOf("API", api.id), ...new Set(deployments), ...balancers, ...methods],
    serves: {
      keys: [...served, ...methods.filter(isServed(stage, snapshots))],
      variables: stage.variables,
    },
  });
}

/** Whether a stage's snapshot has the method. Of a canary's, and of what could not be exported, it is not known: then yes. */
function isServed(stage: StageFact, snapshots: Holdings["snapshots"]): (method: string) => boolean {
  const snapshot = snapshots[snapshotKey(stage.apiId, stage.deploymentId ?? "")]?.value;
  if (snapshot?.source !== "export" || stage.canary?.deploymentId) return () => true;
  const has = new Set(snapshot.methods.map(({ httpMethod, path }) => `${stage.apiId} ${httpMethod} ${path}`));
  return (method) => has.has(method.slice("method ".length));
}

/** By the stage's variables, its canary's, and the URIs of its snapshot. */
function boundBalancers(
  stage: StageFact,
  snapshots: Holdings["snapshots"],
  loadBalancers: readonly LoadBalancerFact[],
): LoadBalancerFact[] {
  const stages = [stage, { ...stage, variables: stage.canary?.overrides ?? {} }];
  const hosts = boundHosts({ stages: { [stage.apiId]: { value: stages } }, snapshots });
  return loadBalancers.filter(({ dnsName }) => hosts.has(dnsName.toLowerCase()));
}

/** Resources and methods cannot be tagged: whose they are is in the records of the operations that made them. */
function treeThings({ trees }: Holdings, api: ApiFact, { made }: RemovalRecords): Thing[] {
  const resources = trees[api.id] ?? [];
  const pathOf = new Map(resources.map(({ id, path }) => [id, path]));
  return resources.flatMap(({ path, parentId = "", httpMethods }) => {
    const id = `${api.id} ${path}`;
    const parent = pathOf.get(parentId);
    const above =
      parent === undefined || parent === "/" ? keyOf("API", api.id) : keyOf("resource", `${api.id} ${parent}`);
    const own = thing({
      type: "resource",
      id,
      name: path,
      within: above,
      uses: [above],
      ...ownerOf(made.get(keyOf("resource", id))),
    });
    const methods = httpMethods.map((verb) => {
      const methodId = `${api.id} ${verb} ${path}`;
      const at = path === "/" ? keyOf("API", api.id) : own.key;
      return thing({
        type: "method",
        id: methodId,
        name: `${verb} ${path}`,
        within: at,
        uses: [at],
        ...ownerOf(made.get(keyOf("method", methodId))),
      });
    });
    return path === "/" ? methods : [own, ...methods];
  });
}

const operationOf = (kept: MadeRecord | undefined) => (kept ? { operationId: kept.operationId } : {});
const ownerOf = (kept: MadeRecord | undefined) =>
  kept ? { operationId: kept.operationId, environment: kept.environment } : {};

/** `Stageway: EcsDemoAPI/dev (operation 1a2b3c4d)`, as provisioning describes the deployments that it makes. */
function describedOwner(description = ""): Pick<Thing, "environment" | "operationId"> {
  const [, environment, operationId] = /^Stageway: (.+) \(operation ([0-9a-f]{8})\)$/.exec(description) ?? [];
  return environment && operationId ? { environment: environmentOf(environment), operationId } : {};
}

const environmentOf = (described: string): string => {
  const at = described.lastIndexOf("/");
  return environmentTag(described.slice(0, at), described.slice(at + 1));
};
