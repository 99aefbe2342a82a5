/** Which cluster an instance joins, by what its user data writes to the agent's configuration. */

/**
 * The last `ECS_CLUSTER=…` of a script, whichever way it gets to `/etc/ecs/ecs.config` (echo, heredoc, cloud-init).
 * Undefined when there is none, and for a value that only a shell could work out.
 * @param userData base64
 */
export function clusterInUserData(userData: string | undefined): string | undefined {
  if (userData === undefined) return undefined;
  const script = Buffer.from(userData, "base64").toString("utf8");
  const found = [...script.matchAll(/^(?!\s*#).*?\bECS_CLUSTER\s*=\s*["']?([A-Za-z0-9_-]{1,255})(?=["'\s\\;>]|$)/gm)];
  return found.at(-1)?.[1];
}
