import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { listApis } from "@/server/aws/read/api-gateway";
import { createApi, findApi } from "@/server/aws/write/api-gateway";
import { defineStep, done, type StepContext } from "../../definition";
import { ownTags } from "../ownership";

/** The REST API by id, or by name: found when one has it, made when none has. May be shared. */
export const api = defineStep<ProvisionInput, { apiId: string }>({
  key: "api",
  title: ({ api: wanted }) => ("id" in wanted ? `API ${wanted.id}` : `API ${wanted.name}`),
  after: [],
  timeoutMs: 120_000,
  locksApi: true,
  touches: () => ["apis"],
  async run(context) {
    const wanted = context.input.api;
    const found = "id" in wanted ? await byId(wanted.id) : await byName(wanted.name);
    const apiId = found ?? (await make(wanted, context));
    context.resource("API", apiId, found === null);
    context.report({ apiId });
    return done({ apiId }, found === null ? `${apiId}, made` : `${apiId}, found`);
  },
});

async function byId(id: string): Promise<string> {
  const found = await findApi(id);
  if (found !== null) return found.id;
  throw new AppFailure({ code: "not_found", message: `There is no API ${id}.`, remedy: "Choose one that exists." });
}

/** Null: no API has the name. AWS allows many with the same. */
async function byName(name: string): Promise<string | null> {
  const named = (await listApis()).filter((each) => each.name === name);
  if (named.length <= 1) return named[0]?.id ?? null;
  throw new AppFailure({
    code: "conflict",
    message: `${named.length} APIs are named ${name}.`,
    reason: named.map((each) => each.id).join(", "),
    remedy: "Choose the one that is meant from the existing APIs.",
  });
}

function make(wanted: ProvisionInput["api"], context: StepContext<ProvisionInput>): Promise<string> {
  if ("id" in wanted) throw new Error("An API by its id is found, not made.");
  return createApi(wanted.name, ownTags(context), wanted.endpointType);
}
