/** Names of parameters (API reference, PutParameter) and how requests point at them. */
import { arn } from "../../protocol/ids";
import { validationException } from "./errors";

const MAX_LEVELS = 15;

/** @throws AwsError ValidationException */
export function checkName(name = ""): string {
  if (name.length > 1011 || !/^[a-zA-Z0-9_.\-/]+$/.test(name) || /\/\/|\/$/.test(name)) {
    throw validationException(
      "Parameter name must not end with slash and must only contain a mix of letters, numbers and the following 4 symbols .-_/",
    );
  }
  if (!name.startsWith("/") && name.includes("/")) {
    throw validationException("Parameter name must be a fully qualified name: it has to begin with a slash (/).");
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    throw validationException(
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (name.split("/").length - 1 > MAX_LEVELS) {
    throw validationException(
      `Parameter name hierarchies can have a maximum of ${MAX_LEVELS} levels. The hierarchy you entered exceeds this limit.`,
    );
  }
  return name;
}

export function parameterArn(region: string, name: string): string {
  return arn("ssm", region, `parameter${name.startsWith("/") ? "" : "/"}${name}`);
}

/** `name`, `name:3`, or an ARN with or without a version. */
export function parseReference(
  region: string,
  reference: string,
): { name: string; version?: number; selector?: string } {
  const [, path, selector] = /^(.*?)(?::(\d{1,9}))?$/.exec(reference) ?? [];
  const prefix = arn("ssm", region, "parameter");
  const name = path?.startsWith(prefix) ? path.slice(prefix.length) : (path ?? reference);
  return selector === undefined ? { name } : { name, version: Number(selector), selector: `:${selector}` };
}
