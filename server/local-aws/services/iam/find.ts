/** Looks up what requests name. */
import type { World } from "../../world";
import { policyNotFound, profileNotFound, roleNotFound } from "./errors";
import { keyOf } from "./names";
import { managedPolicy } from "./policies/managed";
import {
  type InstanceProfileRecord,
  instanceProfiles,
  type PolicyRecord,
  policies,
  type RoleRecord,
  roles,
} from "./records";

/** @throws AwsError NoSuchEntity */
export function requireRole(world: World, name = ""): RoleRecord {
  const role = roles(world).get(keyOf(name));
  if (!role) throw roleNotFound(name);
  return role;
}

/** @throws AwsError NoSuchEntity */
export function requireProfile(world: World, name = ""): InstanceProfileRecord {
  const profile = instanceProfiles(world).get(keyOf(name));
  if (!profile) throw profileNotFound(name);
  return profile;
}

/** The account's own or one of AWS's. */
export function findPolicy(world: World, arn: string): PolicyRecord | undefined {
  return policies(world).get(arn) ?? managedPolicy(arn);
}

/** @throws AwsError NoSuchEntity */
export function requirePolicy(world: World, arn = ""): PolicyRecord {
  const policy = findPolicy(world, arn);
  if (!policy) throw policyNotFound(arn);
  return policy;
}

/** For a change. @throws AwsError NoSuchEntity, also for AWS's own policies, which nobody else may change */
export function requireOwnPolicy(world: World, arn = ""): PolicyRecord {
  const policy = policies(world).get(arn);
  if (!policy) throw policyNotFound(arn);
  return policy;
}
