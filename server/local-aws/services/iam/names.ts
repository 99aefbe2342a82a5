/** Names, paths, ARNs and unique ids (IAM user guide, "IAM identifiers"). */
import { randomInt } from "node:crypto";
import { ACCOUNT } from "../../world";
import { validationError } from "./errors";

/** @throws AwsError ValidationError */
export function checkName(value: string | undefined, member: string, longest: number): string {
  const name = value ?? "";
  if (name.length > longest) {
    throw validationError(
      `1 validation error detected: Value '${name.slice(0, 80)}…' at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    );
  }
  if (/^[\w+=,.@-]+$/.test(name)) return name;
  throw validationError(
    `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
  );
}

/** `/` when there is none. @throws AwsError ValidationError */
export function checkPath(path = "/"): string {
  if (path.length <= 512 && /^\/(?:[\x21-\x7e]+\/)?$/.test(path)) return path;
  throw validationError(
    "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
  );
}

/** IAM is global: its ARNs name no region. */
export function iamArn(kind: "role" | "policy" | "instance-profile", path: string, name: string): string {
  return `arn:aws:iam::${ACCOUNT}:${kind}${path}${name}`;
}

const PREFIXES = { role: "AROA", policy: "ANPA", "instance-profile": "AIPA" } as const;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What stays of an entity when its name is used again: `AROA` and 17 characters. */
export function uniqueId(kind: keyof typeof PREFIXES): string {
  return PREFIXES[kind] + Array.from({ length: 17 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** No two names of a kind differ in case alone. */
export const keyOf = (name: string): string => name.toLowerCase();
