/** `CreateVPCLink` → `create-vpc-link`: the rule of botocore's `xform_name`. */
export const kebab = (operation: string): string =>
  operation
    .replace(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
