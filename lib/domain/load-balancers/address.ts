/** Where a load balancer is found. */
export const loadBalancerHref = (name: string): string => `/load-balancers/${encodeURIComponent(name)}`;
