import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { listResources, putProxyIntegration } from "@/server/aws/write/api-gateway";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { api } from "./api";
import { resource } from "./resource";

/** The host is the stage's variable, so that one method serves every environment. */
export const integrationUri = ({ variableName }: Pick<ProvisionInput, "variableName">): string =>
  `http://\${stageVariables.${variableName}}`;

/** The method hands its requests on to whatever the stage's variable names. */
export const integration = defineStep<ProvisionInput, { uri: string }>({
  key: "integration",
  title: (input) => `Integration HTTP_PROXY ${integrationUri(input)}`,
  after: ["method"],
  timeoutMs: 120_000,
  locksApi: true,
  touches: ["resources"],
  async run(context) {
    const { apiId } = context.output(api);
    const { resourceId } = context.output(resource);
    const uri = integrationUri(context.input);
    const resources = await listResources(apiId);
    const found = resources.find((each) => each.id === resourceId)?.resourceMethods?.GET?.methodIntegration;
    if (found === undefined) await putProxyIntegration(apiId, resourceId, uri);
    else {
      requireSettings(`integration of GET ${context.input.path}`, [
        ["its type", found.type, "HTTP_PROXY"],
        ["its URI", found.uri, uri],
      ]);
    }
    context.resource("integration", `${apiId} GET ${context.input.path}`, found === undefined);
    return done({ uri }, found === undefined ? "made" : "found");
  },
});
