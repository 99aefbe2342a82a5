import type { ProvisionInput } from "@/lib/contracts/commands";

/** As names go before anything is parsed, too. */
interface Named {
  serviceName: string;
  names?: { [Name in keyof ProvisionInput["names"]]?: string | undefined } | undefined;
}

/** Unless they are given names, load balancer and target group have the service's. */
export const balancerName = ({ serviceName, names }: Named): string => names?.loadBalancer ?? serviceName;
export const targetGroupName = ({ serviceName, names }: Named): string => names?.targetGroup ?? serviceName;

/** As ECS's own console names it. */
export const logGroupName = ({ serviceName, names }: Named): string => names?.logGroup ?? `/ecs/${serviceName}`;
