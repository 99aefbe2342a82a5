/** A document as the API it describes, with everything that is wrong with it in the notes. */
import type { ApiKeySourceType } from "@aws-sdk/client-api-gateway";
import { badRequest } from "../errors";
import type { ApiExtensions, MethodRecord, RestApiRecord } from "../model";
import { readExtensions } from "./extensions";
import { defined, type Json, recordOf, textOf, textsOf } from "./json";
import { type Known, readMethod } from "./method";
import { readModels } from "./models";
import { basePathOf, resolved, type Source } from "./source";

export interface Definition {
  /** What of the API itself is said; the rest stays. */
  api: Partial<RestApiRecord>;
  models: Record<string, object>;
  extensions: ApiExtensions;
  paths: PathDefinition[];
}

export interface PathDefinition {
  /** `/orders/{id}`, base path included as asked for; no slash at its end. */
  path: string;
  methods: MethodDefinition[];
}

export interface MethodDefinition {
  method: MethodRecord;
  /** Undefined: the document says none. */
  integration: Json | undefined;
}

const VERBS = ["get", "put", "post", "delete", "options", "head", "patch"];
const ANY = "x-amazon-apigateway-any-method";
const INTEGRATION = "x-amazon-apigateway-integration";

/** @param basepath `ignore`, `prepend` or `split` (developer guide, "Set the OpenAPI basePath property"). */
export function readDefinition(source: Source, basepath = "ignore"): Definition {
  const models = readModels(source);
  const extensions = readExtensions(source);
  const prefix = prefixOf(source, basepath);
  const paths = Object.entries(recordOf(source.document.paths))
    .filter(([path]) => !path.startsWith("x-"))
    .map(([path, item]) =>
      readPath(source, normal(`${prefix}/${path}`), resolved(source, item), { models, extensions }),
    );
  return { api: apiOf(source.document), models, extensions, paths };
}

function readPath(source: Source, path: string, item: Json, known: Known): PathDefinition {
  const verbs = Object.keys(item).filter((key) => VERBS.includes(key.toLowerCase()) || key === ANY);
  if (item.trace !== undefined) source.notes.warn(`Method 'TRACE' on resource at path '${path}' is not supported`);
  const methods = verbs.map((key) => {
    const operation = recordOf(item[key]);
    const verb = key === ANY ? "ANY" : key.toUpperCase();
    const method = readMethod(source, { verb, path, operation, shared: item.parameters }, known);
    const integration = operation[INTEGRATION] === undefined ? undefined : resolved(source, operation[INTEGRATION]);
    return { method, integration };
  });
  return { path, methods };
}

/** `/a/b/c`: `prepend` makes all of it resources, `split` all after its first part. */
function prefixOf(source: Source, basepath: string): string {
  const base = normal(basePathOf(source));
  if (basepath === "ignore") return "";
  if (basepath === "prepend") return base;
  if (basepath === "split") return base.replace(/^\/[^/]*/, "");
  throw badRequest("Invalid basepath parameter specified. Must be one of: [ignore, prepend, split]");
}

const normal = (path: string): string => `/${path.split("/").filter(Boolean).join("/")}`;

function apiOf(document: Json): Partial<RestApiRecord> {
  const info = recordOf(document.info);
  const policy = document["x-amazon-apigateway-policy"];
  const types = document["x-amazon-apigateway-binary-media-types"];
  const size = document["x-amazon-apigateway-minimum-compression-size"];
  return defined({
    name: textOf(info.title) || undefined,
    description: textOf(info.description),
    version: textOf(info.version),
    policy: policy === undefined ? undefined : typeof policy === "string" ? policy : JSON.stringify(policy),
    binaryMediaTypes: types === undefined ? undefined : textsOf(types),
    minimumCompressionSize: size === undefined ? undefined : Number(size),
    apiKeySource: textOf(document["x-amazon-apigateway-api-key-source"])?.toUpperCase() as ApiKeySourceType | undefined,
  });
}
