/**
 * A form body as a tree: `Tags.member.1.Key=a` becomes Tags -> member -> 1 -> Key. Maps throughout, so that no name a
 * caller may choose (`__proto__`, `constructor`) means anything.
 */
import { AwsError } from "../../aws-error";

export interface FormNode {
  text: string | undefined;
  children: Map<string, FormNode>;
}

/** Fields AWS would never need: a bound on what one request can make us build. */
const MAX_FIELDS = 50_000;
const MAX_DEPTH = 40;

export function parseForm(...sources: string[]): FormNode {
  const root = emptyNode();
  let fields = 0;
  for (const source of sources) {
    for (const pair of source.split("&")) {
      if (pair === "") continue;
      if (++fields > MAX_FIELDS) throw new AwsError("MalformedInput", "The request has too many parameters.");
      const equals = pair.indexOf("=");
      const name = decode(equals < 0 ? pair : pair.slice(0, equals));
      insert(root, name, equals < 0 ? "" : decode(pair.slice(equals + 1)));
    }
  }
  return root;
}

function insert(root: FormNode, name: string, value: string): void {
  const path = name.split(".");
  if (path.length > MAX_DEPTH) throw new AwsError("MalformedInput", "A parameter is nested too deeply.");
  let node = root;
  for (const step of path) {
    const child = node.children.get(step) ?? emptyNode();
    node.children.set(step, child);
    node = child;
  }
  node.text = value;
}

function decode(text: string): string {
  const decoded = decodeOrNothing(text);
  if (decoded === undefined) {
    throw new AwsError("MalformedInput", "The request body is not a valid URL-encoded form.");
  }
  // The answer is XML, which has no way to write these.
  if (NOT_XML.test(decoded))
    throw new AwsError("MalformedInput", "A parameter contains characters that XML does not allow.");
  return decoded;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function decodeOrNothing(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

function emptyNode(): FormNode {
  return { text: undefined, children: new Map() };
}
