import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";

export interface LaunchTemplate {
  id: string;
  name: string;
  createdAt: Date;
  defaultVersion: number;
  /** The last number given out: numbers are never used again. */
  latestVersion: number;
  /** Oldest first. */
  versions: readonly LaunchTemplateVersion[];
}

export interface LaunchTemplateVersion {
  number: number;
  description?: string | undefined;
  createdAt: Date;
  data: RequestLaunchTemplateData;
}
