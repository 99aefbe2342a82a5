/** What is stored of IAM, which has one world for all regions. */
import type { Tag } from "@aws-sdk/client-iam";
import type { Table } from "../../store";
import type { World } from "../../world";

interface Entity {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: Date;
  tags: Tag[];
}

export interface InlinePolicy {
  name: string;
  document: string;
}

export interface RoleRecord extends Entity {
  trustPolicy: string;
  description?: string | undefined;
  /** Seconds. */
  maxSessionDuration: number;
  permissionsBoundary?: string | undefined;
  inlinePolicies: InlinePolicy[];
  /** ARNs of managed policies. */
  attached: string[];
  /** Of a service-linked role: the service that alone may change it. */
  linkedTo?: string | undefined;
}

export interface PolicyVersionRecord {
  /** `v1` */
  id: string;
  document: string;
  createdAt: Date;
}

export interface PolicyRecord extends Entity {
  description?: string | undefined;
  updatedAt: Date;
  defaultVersion: string;
  /** Oldest first. */
  versions: PolicyVersionRecord[];
  /** Numbers are never used again. */
  lastVersion: number;
}

export interface InstanceProfileRecord extends Entity {
  /** One role at most. */
  roleName?: string | undefined;
}

/** The region in which AWS signs for IAM. */
const GLOBAL = "us-east-1";

/** Keyed by name in lower case. */
export const roles = (world: World): Table<RoleRecord> => world.store.table("iam/roles", GLOBAL);
/** Keyed by ARN. Those of AWS itself are not stored. */
export const policies = (world: World): Table<PolicyRecord> => world.store.table("iam/policies", GLOBAL);
/** Keyed by name in lower case. */
export const instanceProfiles = (world: World): Table<InstanceProfileRecord> =>
  world.store.table("iam/instance-profiles", GLOBAL);
