import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { listResources, putGetMethod } from "@/server/aws/write/api-gateway";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { api } from "./api";
import { resource } from "./resource";

/** An open GET on the path. */
export const method = defineStep<ProvisionInput, { httpMethod: string }>({
  key: "method",
  title: ({ path }) => `Method GET ${path}`,
  after: ["resource"],
  timeoutMs: 120_000,
  locksApi: true,
  async run(context) {
    const { apiId } = context.output(api);
    const { resourceId } = context.output(resource);
    const found = (await listResources(apiId)).find((each) => each.id === resourceId)?.resourceMethods?.GET;
    if (found === undefined) await putGetMethod(apiId, resourceId);
    // An implementation may leave the details out of the list; then there is nothing to compare.
    else if (found.authorizationType !== undefined) {
      requireSettings(`method GET ${context.input.path}`, [
        ["its authorization", found.authorizationType, "NONE"],
        ["its API key", found.apiKeyRequired === true ? "required" : "not required", "not required"],
      ]);
    }
    context.resource("method", `${apiId} GET ${context.input.path}`, found === undefined);
    return done({ httpMethod: "GET" }, found === undefined ? "made" : "found");
  },
});
