/** The Location of a redirect action: its components with the reserved keywords replaced by the request's own. */

export interface RedirectConfig {
  protocol: string;
  host: string;
  port: string;
  path: string;
  query: string;
}

/** `host` as received (with or without port); `url` path and query. The port is always written, as ALB does. */
export function redirectLocation(
  config: RedirectConfig,
  request: { host: string; url: string; listenerPort: number },
): string {
  const [path = "/", query = ""] = splitOnce(request.url, "?");
  const own: Record<string, string> = {
    protocol: "http",
    host: request.host.replace(/:\d*$/, ""),
    port: String(request.listenerPort),
    path: path.replace(/^\//, ""),
    query,
  };
  const fill = (template: string) => template.replace(/#\{(\w+)\}/g, (whole, name: string) => own[name] ?? whole);
  const protocol = fill(config.protocol).toLowerCase();
  const search = fill(config.query);
  return `${protocol}://${fill(config.host)}:${fill(config.port)}${fill(config.path)}${search ? `?${search}` : ""}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}
