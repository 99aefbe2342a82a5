import type { DefinitionNote } from "@/lib/contracts/definition";
import type { MethodFact } from "../../facts";
import { isRecord, type Json, type Path, recordOf, textOf } from "../json";
import { settingsOf } from "../settings";
import { checkMappings } from "./check-mappings";
import { checkParts } from "./check-parts";
import { checkPaths } from "./check-paths";
import { locate, parseText } from "./parse-text";
import { warnOfAuthorizers } from "./read-authorizers";
import { readIntegration } from "./read-integration";
import { readMethod } from "./read-method";
import { type Parts, readParts } from "./read-parts";
import { Source } from "./source";

/** An API as a file describes it. */
export interface ApiDefinition {
  format: "Swagger 2.0" | "OpenAPI 3.0";
  title: string;
  version?: string;
  methods: MethodFact[];
  parts: Parts;
  warnings: DefinitionNote[];
  /** Where these paths stand in the file. It reads the file anew: ask for all at once, and only when there is a need. */
  placesOf(paths: readonly string[]): readonly (Place | undefined)[];
}

export type Place = Required<Pick<DefinitionNote, "line" | "column">>;

export type Reading = { ok: true; definition: ApiDefinition } | { ok: false; problems: DefinitionNote[] };

const VERBS = ["get", "put", "post", "delete", "options", "head", "patch"];
const ANY = "x-amazon-apigateway-any-method";
const INTEGRATION = "x-amazon-apigateway-integration";

/**
 * Reads a Swagger 2.0 or OpenAPI 3.0 file, JSON or YAML, as API Gateway would. Everything that is wrong is told, each
 * with its line and column. What only AWS can know (an ARN that does not exist) is not.
 */
export function readDefinition(text: string): Reading {
  const parsed = parseText(text);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  if (!isRecord(parsed.value))
    return { ok: false, problems: [{ message: "This is no Swagger or OpenAPI document.", line: 1, column: 1 }] };
  const source = new Source(parsed.value);
  const methods = formatOf(source) ? methodsOf(source) : [];
  if (methods.length > 0) checkParts(source);
  warnOfAuthorizers(source);
  const title = textOf(recordOf(source.document.info).title)?.trim() ?? "";
  if (title === "") source.problem(["info", "title"], "The API needs a name: info.title.");
  if (source.problems.length > 0) return { ok: false, problems: located(text, source.problems) };
  const version = textOf(recordOf(source.document.info).version);
  return {
    ok: true,
    definition: {
      format: source.isOpenApi3 ? "OpenAPI 3.0" : "Swagger 2.0",
      title,
      ...(version ? { version } : {}),
      methods,
      parts: readParts(source.document),
      warnings: located(text, source.warnings),
      placesOf: placesIn(text, Object.keys(recordOf(source.document.paths))),
    },
  };
}

/** The last answer is kept: a form asks with every key that is typed. */
function placesIn(text: string, written: readonly string[]): ApiDefinition["placesOf"] {
  let last: { asked: string; places: ReturnType<ApiDefinition["placesOf"]> } | undefined;
  return (paths) => {
    const asked = paths.join("\n");
    if (last?.asked !== asked) {
      const keys = paths.map((path) => ["paths", written.find((each) => normal(each) === path) ?? path]);
      last = { asked, places: locate(text, keys) };
    }
    return last.places;
  };
}

function formatOf(source: Source): boolean {
  const { swagger, openapi } = source.document;
  if (textOf(swagger) === "2.0" || textOf(swagger) === "2" || /^3\.0\./.test(textOf(openapi) ?? "")) return true;
  const said = swagger ?? openapi;
  source.problem(
    [swagger !== undefined ? "swagger" : "openapi"],
    said === undefined
      ? "This is no Swagger or OpenAPI document: it says neither swagger nor openapi."
      : `API Gateway imports Swagger 2.0 and OpenAPI 3.0, not ${textOf(said) ?? "this"}.`,
  );
  return false;
}

function methodsOf(source: Source): MethodFact[] {
  const { paths } = source.document;
  if (!isRecord(paths)) {
    source.problem(["paths"], "The definition has no paths.");
    return [];
  }
  const entries = Object.entries(paths).filter(([path]) => !path.startsWith("x-"));
  checkPaths(
    source,
    entries.map(([path]) => path),
  );
  return entries.flatMap(([path, item]) => pathMethods(source, path, item));
}

function pathMethods(source: Source, path: string, value: unknown): MethodFact[] {
  const here = ["paths", path];
  if (!path.startsWith("/")) source.problem(here, `The path “${path}” does not begin with a slash.`);
  const item = source.resolved(value, here);
  return Object.entries(item).flatMap(([key, operation]) => {
    const isVerb = VERBS.includes(key.toLowerCase()) || key === ANY;
    if (!isVerb && key === "trace") source.warn([...here, key], "API Gateway has no method TRACE: it is left out.");
    return isVerb ? [method(source, [...here, key], recordOf(operation), item.parameters)] : [];
  });
}

/** @param here `paths`, the path as written, the verb */
function method(source: Source, here: readonly string[], operation: Json, shared: unknown): MethodFact {
  const [, written = "", key = ""] = here;
  const path = normal(written);
  const httpMethod = key === ANY ? "ANY" : key.toUpperCase();
  const shape = readMethod(source, operation, shared, here);
  if (operation[INTEGRATION] === undefined) {
    source.warn(here, `${httpMethod} ${path} has no ${INTEGRATION}: without one the API cannot be deployed.`);
    return { path, httpMethod, integration: null, settings: settingsOf(shape) };
  }
  const extension = source.resolved(operation[INTEGRATION], [...here, INTEGRATION]);
  const integration = readIntegration(source, extension, [...here, INTEGRATION]);
  checkMappings(source, extension, shape, [...here, INTEGRATION]);
  return { path, httpMethod, integration, settings: settingsOf(shape) };
}

/** API Gateway knows no empty parts of a path. */
const normal = (path: string): string => `/${path.split("/").filter(Boolean).join("/")}`;

function located(text: string, notes: { message: string; path: Path }[]): DefinitionNote[] {
  if (notes.length === 0) return [];
  const places = locate(
    text,
    notes.map(({ path }) => path),
  );
  return notes.map(({ message }, index) => ({ message, ...places[index] }));
}
