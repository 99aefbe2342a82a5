/** From an integration's URI template to the endpoint that is called. */
import { own } from "../../tables";

export interface Endpoint {
  tls: boolean;
  hostname: string;
  port: number;
  /** Host and, where the URI names one, port: what goes into the Host header. */
  authority: string;
  /** Kept as written: no `..` is resolved, nothing is decoded. */
  path: string;
  /** Without question mark. */
  query: string;
}

const VARIABLE = /\$\{stageVariables\.(\w+)\}/g;

/**
 * Puts the stage's variables in. They may stand for the whole URI after the protocol, the domain, a sub-domain, the
 * path or the query (developer guide, "Stage variables"); a variable that is not set is empty text, which leaves
 * `http:///path` where it stood for the host.
 */
export function withVariables(template: string, variables: Record<string, string> | undefined): string {
  return template.replace(VARIABLE, (_, name: string) => own(variables, name) ?? "");
}

/** The variables a template names that the stage does not set. */
export function unsetVariables(template: string, variables: Record<string, string> | undefined): string[] {
  const names = [...template.matchAll(VARIABLE)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => own(variables, name) === undefined);
}

/** Puts values in for `{name}`. A name without a value stays as it is. Values are in URL form already. */
export function withPathValues(uri: string, values: Record<string, string>): string {
  return uri.replace(/\{([\w.:-]+)\+?\}/g, (placeholder, name: string) => own(values, name) ?? placeholder);
}

/** Undefined for what AWS calls an invalid endpoint address. */
export function parseEndpoint(uri: string): Endpoint | undefined {
  const [, scheme = "", authority = "", path = "", query = ""] =
    /^(https?):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/is.exec(uri) ?? [];
  // Credentials are nothing that AWS sends on; a colon without a port comes of a variable that brings its own `http:`.
  if (
    authority === "" ||
    authority.includes("@") ||
    authority.endsWith(":") ||
    !URL.canParse(`${scheme}://${authority}/`)
  )
    return undefined;
  const url = new URL(`${scheme}://${authority}/`);
  const tls = url.protocol === "https:";
  const port = Number(url.port || (tls ? 443 : 80));
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  return { tls, hostname, port, authority, path: sendable(path) || "/", query: sendable(query) };
}

/** What HTTP does not allow in a request line, percent-encoded. */
const sendable = (text: string) => text.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
