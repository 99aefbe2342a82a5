import { z } from "zod";
import { text, variableName } from "./fields";
import { HTTP_METHODS } from "./provision/methods";
import * as rules from "./rules";

/** A path of the API and where it leads: the fields that a new environment and a new route share. */
export const routeFields = {
  path: text(rules.RESOURCE_PATH),
  /** Where the service has it: empty for its root, as in the walkthrough; may hand on the path's parameters. */
  upstreamPath: z
    .string()
    .trim()
    .refine((value) => rules.obeys(rules.UPSTREAM_PATH, value), rules.UPSTREAM_PATH.message)
    .default(""),
  methods: z.array(z.enum(HTTP_METHODS)).min(1, rules.NO_METHOD).default(["GET"]),
  variableName,
};

/** Both paths of a route together. */
export function checkPaths(
  { path, upstreamPath }: { path: string; upstreamPath: string },
  context: z.RefinementCtx,
): void {
  const message = rules.handedOnProblem(path, upstreamPath);
  if (message !== undefined) context.addIssue({ code: "custom", path: ["upstreamPath"], message });
}
