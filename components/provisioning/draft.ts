import type { ProvisionRequest } from "@/lib/contracts/commands";
import * as rules from "@/lib/contracts/rules";

/** The form as it is typed: all text, nothing lost on an error. */
export interface Draft {
  clusterName: string;
  serviceName: string;
  image: string;
  containerPort: string;
  command: string;
  desiredCount: string;
  /** An existing API's id, or empty for a new one by name. */
  apiId: string;
  apiName: string;
  path: string;
  stage: string;
  variableName: string;
}
export type FieldName = keyof Draft;
export type Problems = Partial<Record<FieldName, string>>;

/** The helloworld example: works as it stands. */
export const EXAMPLE: Draft = {
  clusterName: "ecs-dev",
  serviceName: "helloworld-dev",
  image: "httpd:2.4",
  containerPort: "80",
  command: `echo '{ "hello" : "world" }' > /usr/local/apache2/htdocs/index.html && httpd-foreground`,
  desiredCount: "2",
  apiId: "",
  apiName: "EcsDemoAPI",
  path: "/helloworld",
  stage: "dev",
  variableName: "helloworldElb",
};

const TEXT_RULES: Partial<Record<FieldName, rules.Rule>> = {
  clusterName: rules.CLUSTER_NAME,
  serviceName: rules.SERVICE_NAME,
  image: rules.IMAGE,
  path: rules.RESOURCE_PATH,
  stage: rules.STAGE_NAME,
  variableName: rules.VARIABLE_NAME,
};
const COMMAND_MAX = 4096;

/** Every broken rule by field; empty when the draft can be sent. */
export function problemsOf(draft: Draft): Problems {
  const problems: Problems = {};
  for (const [name, rule] of Object.entries(TEXT_RULES) as [FieldName, rules.Rule][]) {
    const problem = textProblem(draft[name], rule);
    if (problem) problems[name] = problem;
  }
  const apiProblem = draft.apiId === "" ? textProblem(draft.apiName, rules.API_NAME) : undefined;
  if (apiProblem) problems.apiName = apiProblem;
  if (!within(draft.containerPort, 65_535)) problems.containerPort = "A whole number from 1 to 65535.";
  if (!within(draft.desiredCount, 10)) problems.desiredCount = "A whole number from 1 to 10.";
  if (draft.command.length > COMMAND_MAX) problems.command = `At most ${COMMAND_MAX} characters.`;
  return problems;
}

function textProblem(value: string, rule: rules.Rule): string | undefined {
  const trimmed = value.trim();
  if (trimmed === "") return "Required.";
  return rules.obeys(rule, trimmed) ? undefined : rule.message;
}

const within = (value: string, max: number): boolean => {
  const number = Number(value);
  return value.trim() !== "" && Number.isInteger(number) && number >= 1 && number <= max;
};

/** What the server action takes. */
export function inputOf(draft: Draft): ProvisionRequest {
  const { apiId, apiName, containerPort, desiredCount, ...rest } = draft;
  return {
    ...rest,
    containerPort: Number(containerPort),
    desiredCount: Number(desiredCount),
    api: apiId === "" ? { name: apiName } : { id: apiId },
  };
}

/** The server's field errors at the fields of the form: `api.name` stands at `apiName`. */
export function problemsFrom(fields: Record<string, string> | undefined): Problems {
  const problems: Problems = {};
  for (const [name, message] of Object.entries(fields ?? {})) {
    const field = name.startsWith("api.") || name === "api" ? (name === "api.id" ? "apiId" : "apiName") : name;
    if (field in EXAMPLE) problems[field as FieldName] = message;
  }
  return problems;
}
