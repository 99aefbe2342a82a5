import { awsCli } from "../diagnosis/cli";
import { type Finding, finding } from "../diagnosis/codes";
import { variablesHref } from "../diagnosis/gateway";
import type { SnapshotFact, StageFact } from "../facts";
import { variablesUsed } from "../stage-variables";

/** Variables that the stage sets and no integration URI of its snapshot uses; null when each is used. */
export function unusedVariables(stage: StageFact, snapshot: SnapshotFact): Finding | null {
  // A canary's snapshot may use others.
  if (snapshot.source !== "export" || snapshot.methods.length === 0 || stage.canary) return null;
  const used = variablesUsed(snapshot.methods);
  const unused = Object.keys(stage.variables)
    .filter((name) => !used.includes(name))
    .sort();
  if (unused.length === 0) return null;
  const remove = unused.map((name) => ({ op: "remove", path: `/variables/${name}` }));
  return finding(
    "variable.unused",
    "warn",
    `${unused.length === 1 ? "Stage variable" : "Stage variables"} ${unused.join(", ")} ${unused.length === 1 ? "is" : "are"} set, and no integration URI of the snapshot uses ${unused.length === 1 ? "it" : "them"}.`,
    {
      text: "See whether the name is misspelt, or a mapping template uses it; else remove it.",
      href: variablesHref(stage),
      cli: awsCli(
        "apigateway",
        "update-stage",
        "--rest-api-id",
        stage.apiId,
        "--stage-name",
        stage.stage,
        "--patch-operations",
        JSON.stringify(remove),
      ),
    },
    unused.map((name) => ({ label: name, value: stage.variables[name] ?? "" })),
  );
}
