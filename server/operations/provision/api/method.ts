import "server-only";
import { parametersOf } from "@/lib/contracts/rules";
import { listResources, putMethod } from "@/server/aws/write/api-gateway";
import { defineStep, done } from "../../definition";
import { requireSettings } from "../../settings-conflict";
import { api } from "./api";
import { type RouteInput, resource } from "./resource";

/** `GET /a`, `GET and POST /a` */
export const methodsWords = ({ methods, path }: Pick<RouteInput, "methods" | "path">): string =>
  `${methods.join(" and ")} ${path}`;

/** The path's methods, open to everyone. */
export const method = defineStep<RouteInput, { httpMethods: string[] }>({
  key: "method",
  title: (input) => `Method ${methodsWords(input)}`,
  after: ["resource"],
  timeoutMs: 120_000,
  locksApi: true,
  touches: (context) => [`resources:${context.output(api).apiId}`],
  async run(context) {
    const { apiId } = context.output(api);
    const { resourceId } = context.output(resource);
    const { path, methods } = context.input;
    const existing = (await listResources(apiId)).find((each) => each.id === resourceId)?.resourceMethods ?? {};
    for (const httpMethod of methods) {
      const found = existing[httpMethod];
      const id = `${apiId} ${httpMethod} ${path}`;
      if (found === undefined) {
        await context.making("method", id, () => putMethod(apiId, resourceId, httpMethod, parametersOf(path)));
        continue;
      }
      context.resource("method", id, false);
      // An implementation may leave the details out of the list; then there is nothing to compare.
      if (found.authorizationType !== undefined) {
        requireSettings(`method ${httpMethod} ${path}`, [
          ["its authorization", found.authorizationType, "NONE"],
          ["its API key", found.apiKeyRequired === true ? "required" : "not required", "not required"],
        ]);
      }
    }
    return done({ httpMethods: methods }, methods.every((each) => existing[each]) ? "found" : "made");
  },
});
