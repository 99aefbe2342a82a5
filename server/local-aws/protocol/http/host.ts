/**
 * A well-known key on a loopback port invites DNS rebinding: a web page whose name turns into 127.0.0.1 could sign
 * requests. Such a request still names the page's host, so every Host but a loopback one is refused.
 */
export function isLocalHost(header: string | undefined): boolean {
  if (header === undefined) return false;
  const host = header
    .toLowerCase()
    .replace(/:\d{1,5}$/, "")
    .replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost") || host === "[::1]") return true;
  return /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
