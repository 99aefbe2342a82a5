import { awsCli } from "../../diagnosis/cli";
import { about } from "../about";
import type { LintRule } from "../account";

/** Variables that no integration of the snapshot uses: left over, or misspelt. */
export const unusedVariables: LintRule = ({ environments }) =>
  environments.flatMap((environment) =>
    environment.snapshot?.source === "export"
      ? environment.summary.bindings
          .filter(({ used }) => used === false)
          .map(({ name, value }) => ({
            ...about(environment, "variable.unused", name),
            severity: "note" as const,
            message: `Stage variable ${name} is set, but no integration of the deployed snapshot uses it.`,
            evidence: [{ label: name, value }],
            remedy: {
              text: `Remove ${name}, or correct the name that the integrations use. A mapping template may use it unseen.`,
              cli: removal(environment.api.id, environment.stage.stage, name),
            },
          }))
      : [],
  );

const removal = (apiId: string, stage: string, name: string): string => {
  const patch = JSON.stringify([{ op: "remove", path: `/variables/${name}` }]);
  const where = ["--rest-api-id", apiId, "--stage-name", stage];
  return awsCli("apigateway", "update-stage", ...where, "--patch-operations", patch);
};
