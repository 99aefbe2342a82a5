const SECRET = /(authorization|api-?key|token|cookie|secret|password|signature|credential)/i;
/** The log's lines of headers and parameters: `Endpoint request headers: {name=value, name=value}`. */
const LINE = /((?:headers|query string|path): \{)(.*?)(\}?)$/gm;
/** A name begins at the start or after a comma; its value, which may have commas in it, reaches to the next name. */
const PAIR = /(^|, )([\w.-]+)=(.*?)(?=, [\w.-]+=|$)/g;

/**
 * The execution log of a test without values that may be secret. API Gateway shows the last characters of Authorization,
 * and an integration may send keys of its own, which it shows whole.
 */
export const withoutSecretValues = (log: string): string =>
  log.replace(
    LINE,
    (_line, before: string, pairs: string, after: string) =>
      `${before}${pairs.replace(PAIR, (pair, comma: string, name: string) => (SECRET.test(name) ? `${comma}${name}=(left out)` : pair))}${after}`,
  );
