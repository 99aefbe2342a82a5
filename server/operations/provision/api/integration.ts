import "server-only";
import { parametersOf } from "@/lib/contracts/rules";
import { uriOf } from "@/lib/domain/provisioning/planned";
import { schemeOf } from "@/lib/domain/provisioning/way-in";
import { listResources, putProxyIntegration } from "@/server/aws/write/api-gateway";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { api } from "./api";
import { type RouteInput, resource } from "./resource";

/** The host is the stage's variable, so that one method serves every environment. */
export const integrationUri = (route: Omit<RouteInput, "path" | "methods">): string =>
  uriOf({ ...route, scheme: schemeOf({ entry: OWN, ...route }) });

/** Where a route is made without a service. */
export const OWN = { kind: "own" } as const;

/** The methods hand their requests on to whatever the stage's variable names. */
export const integration = defineStep<RouteInput, { uri: string }>({
  key: "integration",
  title: (input) => `Integration HTTP_PROXY ${integrationUri(input)}`,
  after: ["method"],
  timeoutMs: 120_000,
  locksApi: true,
  touches: (context) => [`resources:${context.output(api).apiId}`],
  async run(context) {
    const { apiId } = context.output(api);
    const { resourceId } = context.output(resource);
    const { path, methods, upstreamPath } = context.input;
    const uri = integrationUri(context.input);
    const existing = (await listResources(apiId)).find((each) => each.id === resourceId)?.resourceMethods ?? {};
    for (const httpMethod of methods) {
      const found = existing[httpMethod]?.methodIntegration;
      if (found === undefined) {
        await putProxyIntegration(apiId, resourceId, httpMethod, uri, parametersOf(upstreamPath));
      } else {
        requireSettings(`integration of ${httpMethod} ${path}`, [
          ["its type", found.type, "HTTP_PROXY"],
          ["its URI", found.uri, uri],
        ]);
      }
      context.resource("integration", `${apiId} ${httpMethod} ${path}`, found === undefined);
    }
    return done({ uri }, methods.every((each) => existing[each]?.methodIntegration) ? "found" : "made");
  },
});
