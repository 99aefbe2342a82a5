/** `LoadBalancerArns` → `load-balancer-arns`: botocore's `xform_name`, by which the CLI names operations and options. */
export const optionName = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
