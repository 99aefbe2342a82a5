/** Stageway's page of a cluster. */
export const clusterHref = (cluster: string): string => `/services/${encodeURIComponent(cluster)}`;

/** Stageway's page of a service. */
export const serviceHref = (cluster: string, service: string): string =>
  `/services/${encodeURIComponent(cluster)}/${encodeURIComponent(service)}`;

/**
 * The page of a service by its ARN, `arn:…:service/CLUSTER/NAME`. Null for the older form without the cluster, which some
 * accounts still have (ECS developer guide, "Amazon Resource Names (ARNs) and IDs").
 */
export function serviceHrefOf(arn: string): string | null {
  const [, cluster, name] = /:service\/([^/]+)\/([^/]+)$/.exec(arn) ?? [];
  return cluster && name ? serviceHref(cluster, name) : null;
}
