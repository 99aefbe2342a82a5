import type { ProvisionRequest } from "@/lib/contracts/provision/input";

/** What a new environment uses and does not make, since others use it, too. */
export function namedWords({ network, more = [], ...first }: ProvisionRequest): string[] {
  const services = [first, ...more];
  const roles = services.flatMap(({ executionRole: role }) => (role?.kind === "existing" ? role.arn : []));
  const listeners = services.flatMap(({ entry }) => (entry?.kind === "rule" ? entry.listenerArn : []));
  return [
    ...(network?.kind === "existing" ? [`the VPC ${network.vpcId} with ${network.subnetIds.join(", ")}`] : []),
    ...[...new Set(roles)].map((arn) => `the task execution role ${arn}`),
    ...[...new Set(listeners)].map((arn) => `the listener ${arn}`),
  ];
}
