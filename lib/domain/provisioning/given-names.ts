import type { ProvisionInput } from "@/lib/contracts/commands";
import { capacityName } from "./wanted-capacity";

/** As names go before anything is parsed, too. */
interface Named {
  serviceName: string;
  names?: { [Name in keyof ProvisionInput["names"]]?: string | undefined } | undefined;
}

/** Unless they are given names, load balancer and target group have the service's. */
export const balancerName = ({ serviceName, names }: Named): string => names?.loadBalancer ?? serviceName;
export const targetGroupName = ({ serviceName, names }: Named): string => names?.targetGroup ?? serviceName;

interface OnMachines extends Pick<Named, "names"> {
  clusterName: string;
}

/** Unless they are given names, group and provider have the one of all that belongs to the cluster's machines. */
export const scalingGroupName = ({ names, ...of }: OnMachines): string => names?.autoScalingGroup ?? capacityName(of);
export const providerName = ({ names, ...of }: OnMachines): string => names?.capacityProvider ?? capacityName(of);

/** As ECS's own console names it. */
export const logGroupName = ({ serviceName, names }: Named): string => names?.logGroup ?? `/ecs/${serviceName}`;
