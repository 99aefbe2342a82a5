/** Where a load balancer is found. */
export const loadBalancerHref = (name: string): string => `/load-balancers/${encodeURIComponent(name)}`;

/** Where a target group is found by itself. */
export const targetGroupHref = (name: string): string => `/target-groups/${encodeURIComponent(name)}`;
