/** The commands that stand beside what Stageway does, as a person would give them. Each is run by a test. */
import type { ExportChoice, ImportMode } from "@/lib/contracts/definition";
import type { ChangeSetPreview } from "@/lib/contracts/stacks/change-set";
import { awsCli } from "../diagnosis/cli";

const stageWords = (apiId: string, stage: string): string[] => ["--rest-api-id", apiId, "--stage-name", stage];

/** Snapshots the API as it is edited, and lets the stage serve that. */
export const deployCommand = (apiId: string, stage: string): string =>
  awsCli("apigateway", "create-deployment", ...stageWords(apiId, stage));

/** Sets one variable and leaves the deployment and the others alone. */
export function setVariableCommand(apiId: string, stage: string, name: string, value: string): string {
  const patch = JSON.stringify([{ op: "replace", path: `/variables/${name}`, value }]);
  return awsCli("apigateway", "update-stage", ...stageWords(apiId, stage), "--patch-operations", patch);
}

interface Bound {
  isNew: boolean;
  variable: string;
  value: string;
  /** The API's other variables: a new stage is made with them, one that exists has them. */
  others: Readonly<Record<string, string>>;
}

/** Binds a stage to an address by a variable; one that is not there yet is made, of the API as it is edited. */
export function bindCommand(apiId: string, stage: string, { isNew, variable, value, others }: Bound): string {
  if (!isNew) return setVariableCommand(apiId, stage, variable, value);
  const variables = Object.entries({ [variable]: value, ...others });
  // In the CLI's shorthand a comma would begin the next variable.
  const plain = variables.every(([name, text]) => /^\w+$/.test(name) && /^[\w.:/-]+$/.test(text));
  const words = plain
    ? variables.map(([name, text]) => `${name}=${text}`).join(",")
    : JSON.stringify(Object.fromEntries(variables));
  return awsCli("apigateway", "create-deployment", ...stageWords(apiId, stage), "--variables", words);
}

/** Writes a stage's definition into `api.yaml` or `api.json`. */
export function exportCommand(apiId: string, { stage, format, syntax, extensions }: ExportChoice): string {
  const words = [...stageWords(apiId, stage), "--export-type", format, "--accepts", `application/${syntax}`];
  const more = extensions === "apigateway" ? ["--parameters", "extensions=apigateway"] : [];
  return awsCli("apigateway", "get-export", ...words, ...more, `api.${syntax}`);
}

/** Imports the file `definition`: into an API, or without one as a new one. */
export function importCommand(mode: ImportMode, apiId: string | undefined, failOnWarnings: boolean): string {
  const more = ["--body", "fileb://definition", ...(failOnWarnings ? ["--fail-on-warnings"] : [])];
  return mode === "new" || apiId === undefined
    ? awsCli("apigateway", "import-rest-api", "--parameters", "endpointConfigurationTypes=REGIONAL", ...more)
    : awsCli("apigateway", "put-rest-api", "--rest-api-id", apiId, "--mode", mode, ...more);
}

/** Executes just this change set. */
export const executeCommand = ({ stackName, id }: Pick<ChangeSetPreview, "stackName" | "id">): string =>
  awsCli("cloudformation", "execute-change-set", "--stack-name", stackName, "--change-set-name", id);
