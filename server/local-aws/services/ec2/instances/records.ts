/** Instances as they are stored. Their state follows from the clock, so that nothing has to move them on. */
import type { Tag } from "@aws-sdk/client-ec2";

export interface Instance {
  instanceId: string;
  reservationId: string;
  /** Within its reservation. */
  index: number;
  imageId: string;
  instanceType: string;
  subnetId: string;
  vpcId: string;
  availabilityZone: string;
  /** Given back when it is terminated. */
  networkInterfaceId: string;
  privateIpAddress: string;
  publicIpAddress?: string | undefined;
  securityGroupIds: readonly string[];
  /** Base64, as it was given. */
  userData?: string | undefined;
  profile?: { arn: string; id: string; roleName?: string | undefined } | undefined;
  launchTemplate?: { id: string; version: number } | undefined;
  protectedFromTermination: boolean;
  clientToken?: string | undefined;
  /** When it was last started. */
  launchedAt: Date;
  stoppedAt?: Date | undefined;
  terminatedAt?: Date | undefined;
}

/** What an instance is launched from. */
export interface LaunchSpec {
  imageId: string;
  instanceType: string;
  subnetId?: string | undefined;
  securityGroupIds: readonly string[];
  /** By default as the subnet says. */
  assignPublicIp?: boolean | undefined;
  userData?: string | undefined;
  profile?: { Name?: string | undefined; Arn?: string | undefined } | undefined;
  launchTemplate?: Instance["launchTemplate"];
  protectedFromTermination?: boolean | undefined;
  tags: readonly Tag[];
  clientToken?: string | undefined;
}
