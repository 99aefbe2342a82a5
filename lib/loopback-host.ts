/**
 * Whether a Host header (or a URL's host) names this machine itself. Anything else on a loopback port is a page elsewhere
 * that has its own name point here (DNS rebinding).
 */
export function isLoopbackHost(host: string | null): boolean {
  if (host === null) return false;
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}
