import {
  handedOnProblem,
  NO_METHOD,
  obeys,
  RESOURCE_PATH,
  UPSTREAM_PATH,
  VARIABLE_NAME,
  VARIABLE_VALUE,
} from "@/lib/contracts/rules";

export interface RouteDraft {
  path: string;
  upstreamPath: string;
  methods: string[];
  /** One that the stage has; empty: the new one. */
  variable: string;
  newVariable: string;
  value: string;
}

/** The broken rules by field, as the server names them; the server checks again. */
export function routeProblems(draft: RouteDraft): Record<string, string> {
  const [path, upstream] = [draft.path.trim(), draft.upstreamPath.trim()];
  const handedOn = handedOnProblem(path, upstream);
  const isNew = draft.variable === "";
  const all: [string, boolean, string][] = [
    ["path", obeys(RESOURCE_PATH, path), RESOURCE_PATH.message],
    ["upstreamPath", obeys(UPSTREAM_PATH, upstream), UPSTREAM_PATH.message],
    ["upstreamPath", handedOn === undefined, handedOn ?? ""],
    ["methods", draft.methods.length > 0, NO_METHOD],
    ["variableName", !isNew || obeys(VARIABLE_NAME, draft.newVariable.trim()), VARIABLE_NAME.message],
    ["value", !isNew || obeys(VARIABLE_VALUE, draft.value.trim()), VARIABLE_VALUE.message],
  ];
  return Object.fromEntries(
    all
      .filter(([, isKept]) => !isKept)
      .map(([field, , message]): [string, string] => [field, message])
      .reverse(),
  );
}
