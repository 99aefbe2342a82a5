/** `arn:…:listener/app/NAME/ID/LISTENER` and `arn:…:listener-rule/app/NAME/ID/LISTENER/RULE` stand on `arn:…:loadbalancer/app/NAME/ID`. */
export const balancerOf = (arn: string): string =>
  arn.replace(/:listener(?:-rule)?\/((?:[^/]+\/){2}[^/]+).*/, ":loadbalancer/$1");

/** `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME`; a service's ARN without its cluster is of before 2018. */
export const clusterOf = (arn: string): string => {
  const [before = "", cluster = "", name] = arn.split("/");
  return `${before.replace(/service$/, "cluster")}/${name === undefined ? "default" : cluster}`;
};
