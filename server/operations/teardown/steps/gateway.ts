import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { PlannedThing, ThingType } from "@/lib/contracts/teardown";
import { deleteStage, findApi, listResources, type Resource } from "@/server/aws/write/api-gateway";
import { deleteApi, deleteDeployment, deleteMethod, deleteResource } from "@/server/aws/write/remove/gateway";
import { inventory } from "@/server/inventory";
import { removeProbe } from "@/server/store/probes/remove-probe";
import { check } from "../check";
import { afterTypes, type RemovalContext, removalStep } from "../remove-each";

/** First of all: from here on nobody reaches what goes. */
export const stage = removalStep({
  type: "stage",
  after: [],
  locksApi: true,
  async remove({ id }) {
    const [apiId = "", name = ""] = id.split("/");
    await removeProbe({ apiId, stage: name });
    await deleteStage(apiId, name);
    inventory().touch("apis", `stages:${apiId}`, `deployments:${apiId}`);
    return "gone";
  },
});

/** Those of an API that goes go with it. */
export const deployments = removalStep({
  type: "deployment",
  after: afterTypes(["stage"]),
  locksApi: true,
  timeoutMs: 300_000,
  async remove({ id }, context) {
    const [apiId = "", deploymentId = ""] = id.split("/");
    if (goesWhole(context, apiId)) return "withApi";
    await deleteDeployment(apiId, deploymentId);
    inventory().touch(`deployments:${apiId}`);
    return "gone";
  },
});

export const methods = removalStep({
  type: "method",
  after: afterTypes(["stage"]),
  locksApi: true,
  timeoutMs: 300_000,
  async remove({ id }, context) {
    const [apiId = "", verb = "", path = ""] = id.split(" ");
    if (goesWhole(context, apiId)) return "withApi";
    const found = (await resourcesOf(apiId)).find((each) => each.path === path);
    if (found?.id !== undefined && found.resourceMethods?.[verb]) await deleteMethod(apiId, found.id, verb);
    inventory().touch(`resources:${apiId}`);
    return "gone";
  },
});

/** From the leaves on. DeleteResource takes all below along, so that one which is not empty any more stays. */
export const resources = removalStep({
  type: "resource",
  after: afterTypes(["stage", "method"]),
  locksApi: true,
  timeoutMs: 300_000,
  async remove({ id, name }, context) {
    const [apiId = "", path = ""] = id.split(" ");
    if (goesWhole(context, apiId)) return "withApi";
    const all = await resourcesOf(apiId);
    const found = all.find((each) => each.path === path);
    if (found?.id === undefined) return "gone";
    const filled =
      Object.keys(found.resourceMethods ?? {}).length > 0 || all.some(({ parentId }) => parentId === found.id);
    if (filled) throw notEmpty(`The resource ${name}`);
    await deleteResource(apiId, found.id);
    inventory().touch(`resources:${apiId}`);
    return "gone";
  },
});

/** With all that is in it; only if nothing has come into it since the plan. */
export const apis = removalStep({
  type: "API",
  after: afterTypes(["stage", "deployment", "method", "resource"]),
  locksApi: true,
  timeoutMs: 300_000,
  touches: ({ id }) => ["apis", `resources:${id}`, `deployments:${id}`],
  async remove({ id, name }, context) {
    const { goes } = context.output(check);
    const planned = new Set(goes.map(({ key }) => key));
    const strange = (await resourcesOf(id)).some(({ path, resourceMethods = {} }) =>
      Object.keys(resourceMethods).some((verb) => !planned.has(`method ${id} ${verb} ${path}`)),
    );
    if (strange) throw notEmpty(`The API ${name}`);
    if ((await findApi(id)) !== null) await deleteApi(id);
    for (const each of goes.filter((part) => isPart(part, id))) context.removed(each.type, each.id);
    return "gone";
  },
});

const PARTS = new Set<ThingType>(["deployment", "method", "resource"]);
const isPart = ({ type, id }: PlannedThing, apiId: string): boolean => PARTS.has(type) && id.split(/[ /]/)[0] === apiId;

const goesWhole = (context: RemovalContext, apiId: string): boolean =>
  context.output(check).goes.some((each: PlannedThing) => each.type === "API" && each.id === apiId);

/** None where the API itself is gone. */
async function resourcesOf(apiId: string): Promise<Resource[]> {
  return (await findApi(apiId)) === null ? [] : listResources(apiId);
}

const notEmpty = (what: string) =>
  new AppFailure({
    code: "conflict",
    message: `${what} is not empty: somebody has added to it since.`,
    remedy: "Open the removal again to see who uses it, or retry once it is empty.",
  });
