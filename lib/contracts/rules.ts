/** AWS's own rules for names and values, as one table: forms, actions and diagnoses use the same. */
export interface Rule {
  pattern: RegExp;
  max: number;
  message: string;
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html and limits page
export const STAGE_NAME: Rule = {
  pattern: /^[A-Za-z0-9_-]+$/,
  max: 128,
  message: "Letters, digits, hyphen and underscore; at most 128 characters.",
};
export const VARIABLE_NAME: Rule = {
  pattern: /^[A-Za-z0-9_]+$/,
  max: 64,
  message: "Letters, digits and underscore; at most 64 characters.",
};
export const VARIABLE_VALUE: Rule = {
  pattern: /^[A-Za-z0-9\-._~:/?#&=,]+$/,
  max: 512,
  message: "Letters, digits and - . _ ~ : / ? # & = , only; at most 512 characters.",
};
export const CLUSTER_NAME: Rule = {
  pattern: /^[A-Za-z0-9_-]+$/,
  max: 255,
  message: "Letters, digits, hyphen and underscore; at most 255 characters.",
};
/** Shorter than ECS allows (255): load balancer and target group carry the same name, and theirs is 32 at most. */
export const SERVICE_NAME: Rule = {
  pattern: /^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
  max: 32,
  message:
    "Letters, digits and inner hyphens, not beginning with internal-; at most 32 characters (the load balancer has the same name).",
};
export const API_NAME: Rule = {
  pattern: /^[^\p{Cc}]+$/u,
  max: 255,
  message: "Any printable text of at most 255 characters.",
};
export const IMAGE: Rule = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9._\-/:@]*$/,
  max: 255,
  message: "An image such as httpd:2.4 or 123456789012.dkr.ecr.us-east-1.amazonaws.com/hello@sha256:….",
};
/**
 * A resource path: literal segments, `{parameter}`s, and at the end perhaps a greedy `{proxy+}`. API Gateway: "Resource's
 * path part only allow a-zA-Z0-9._-: or a valid greedy path variable …".
 */
export const RESOURCE_PATH: Rule = {
  pattern: /^(?:\/(?:[A-Za-z0-9._:-]+|\{[A-Za-z0-9._-]+\}))*\/(?:[A-Za-z0-9._:-]+|\{[A-Za-z0-9._-]+\+?\})$/,
  max: 512,
  message: "A path such as /helloworld, /orders/{id} or /shop/{proxy+}: letters, digits and . _ : - after each slash.",
};

/** A path at the service; empty is its root. Parameters are those of the resource path. */
export const UPSTREAM_PATH: Rule = {
  pattern: /^(?:\/(?:[A-Za-z0-9._~:-]+|\{[A-Za-z0-9._-]+\}))*\/?$/,
  max: 512,
  message: "A path such as /api/{proxy}: letters, digits and . _ ~ : - after each slash; or empty.",
};

/** The names of a path's parameters: `/shop/{proxy+}` → `proxy`. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{([A-Za-z0-9._-]+)\+?\}/g)].map(([, name = ""]) => name);

/** A path at the service hands on only parameters that the resource's path has; in words, where it hands on another. */
export function handedOnProblem(path: string, upstreamPath: string): string | undefined {
  const known = parametersOf(path);
  const unknown = parametersOf(upstreamPath).find((name) => !known.includes(name));
  return unknown && `The path has no parameter {${unknown}}.`;
}

export const NO_METHOD = "One method at least.";

/**
 * The parameter of another path that stands where a path has one by another name: API Gateway takes only one of them.
 * `/{id}/a` beside `/{name}` → `{name}`; undefined: they go together.
 */
export function siblingParameter(path: string, other: string): string | undefined {
  const [own, others] = [path.split("/"), other.split("/")];
  const first = own.findIndex((part, index) => part !== others[index]);
  const areBoth = own[first]?.startsWith("{") && others[first]?.startsWith("{");
  return areBoth ? others[first] : undefined;
}

export const obeys = (rule: Rule, value: string): boolean => value.length <= rule.max && rule.pattern.test(value);
