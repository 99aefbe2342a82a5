import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { isArn, nameOf } from "../arns";
import { invalidParameter } from "../errors";
import { type CapacityProviderRecord, capacityProviders } from "../instances/records";
import { clusters } from "../records";
import { FARGATE_PROVIDERS } from "./view";

/** By name or ARN. */
export function findProvider(world: World, region: string, reference: string): CapacityProviderRecord | undefined {
  const found = capacityProviders(world, region).get(nameOf(reference));
  return isArn(reference) && found?.capacityProviderArn !== reference ? undefined : found;
}

/** The names of providers that exist, Fargate's included. @throws AwsError InvalidParameterException */
export function providerNames(world: World, region: string, references: readonly string[]): string[] {
  return references.map((reference) => {
    const name = FARGATE_PROVIDERS.includes(reference) ? reference : findProvider(world, region, reference)?.name;
    if (name !== undefined) return name;
    throw invalidParameter(
      `The specified capacity provider '${reference}' was not found. Specify a valid name or ARN and try again.`,
    );
  });
}

/** @throws AwsError ResourceInUseException */
export function refuseInUse(world: World, region: string, name: string): void {
  const user = clusters(world, region)
    .values()
    .find((cluster) => cluster.status === "ACTIVE" && cluster.capacityProviders.includes(name));
  if (!user) return;
  throw new AwsError("ResourceInUseException", "The specified capacity provider is in use and cannot be removed.");
}
