import type { World } from "../../../world";
import { findGroupByArn } from "../../autoscaling/for-ecs";
import { groups } from "../../autoscaling/records";
import { isArn } from "../arns";
import { invalidParameter, unsupported } from "../errors";
import { capacityProviders } from "../instances/records";
import type { EcsHandlers } from "../module";
import { listPage } from "../paging";
import { addTags, checkTags } from "../tags/tags";
import { findProvider, refuseInUse } from "./find";
import { putClusterCapacityProviders } from "./put-cluster";
import { mergeSettings } from "./settings";
import { capacityProviderArn, capacityProviderView, FARGATE_PROVIDERS, fargateView } from "./view";

export const capacityProviderHandlers: EcsHandlers = {
  PutClusterCapacityProviders: putClusterCapacityProviders,

  CreateCapacityProvider(input, { world, region }) {
    const name = checkName(input.name);
    const given = input.autoScalingGroupProvider;
    if (!given) throw unsupported("A capacity provider without an Auto Scaling group");
    if (capacityProviders(world, region).has(name)) {
      throw invalidParameter(
        "The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.",
      );
    }
    const group = requireGroup(world, region, given.autoScalingGroupArn);
    const taken = capacityProviders(world, region)
      .values()
      .find(({ provider }) => provider.autoScalingGroupArn === group.arn);
    if (taken) {
      throw invalidParameter(
        `The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.`,
      );
    }
    checkTags(input.tags);
    const record = {
      capacityProviderArn: capacityProviderArn(region, name),
      name,
      provider: { autoScalingGroupArn: group.arn, ...mergeSettings(undefined, given, group.protectNewInstances) },
    };
    capacityProviders(world, region).put(name, record);
    addTags(world, region, record.capacityProviderArn, input.tags);
    return { capacityProvider: capacityProviderView(world, region, record, true) };
  },

  DescribeCapacityProviders({ capacityProviders: names, include = [], ...page }, { world, region }) {
    const withTags = include.includes("TAGS");
    const view = (reference: string) => {
      if (FARGATE_PROVIDERS.includes(reference)) return [fargateView(region, reference)];
      const record = findProvider(world, region, reference);
      return record ? [capacityProviderView(world, region, record, withTags)] : [];
    };
    const wanted = names?.length ? names : [...FARGATE_PROVIDERS, ...capacityProviders(world, region).keys()];
    const { items, nextToken } = listPage(wanted, (name) => name, page);
    return {
      capacityProviders: items.flatMap(view),
      failures: items
        .filter((name) => view(name).length === 0)
        .map((name) => ({ arn: isArn(name) ? name : capacityProviderArn(region, name), reason: "MISSING" })),
      nextToken,
    };
  },

  UpdateCapacityProvider({ name = "", autoScalingGroupProvider: given }, { world, region }) {
    const record = findProvider(world, region, name);
    if (!record) throw notFound();
    if (!given) throw invalidParameter("The Auto Scaling group provider must be specified.");
    const group = findGroupByArn(world, region, record.provider.autoScalingGroupArn);
    const settings = mergeSettings(record.provider, given, group?.protectNewInstances ?? false);
    const changed = { ...record, provider: { ...record.provider, ...settings } };
    capacityProviders(world, region).put(record.name, changed);
    return {
      capacityProvider: { ...capacityProviderView(world, region, changed, true), updateStatus: "UPDATE_COMPLETE" },
    };
  },

  /** Not while a cluster has it. */
  DeleteCapacityProvider({ capacityProvider: reference = "" }, { world, region }) {
    if (FARGATE_PROVIDERS.includes(reference)) {
      throw invalidParameter("The specified capacity provider is reserved and cannot be deleted.");
    }
    const record = findProvider(world, region, reference);
    if (!record) throw notFound();
    refuseInUse(world, region, record.name);
    const view = capacityProviderView(world, region, record, true);
    capacityProviders(world, region).delete(record.name);
    return { capacityProvider: { ...view, status: "INACTIVE", updateStatus: "DELETE_COMPLETE" } };
  },
};

const notFound = () =>
  invalidParameter("The specified capacity provider was not found. Specify a valid name or ARN and try again.");

function checkName(name = ""): string {
  if (/^[A-Za-z0-9_-]{1,255}$/.test(name) && !/^(aws|ecs|fargate)/i.test(name)) return name;
  throw invalidParameter(
    'The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (uppercase and lowercase), numbers, underscores (_), and hyphens (-). The name can\'t be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.',
  );
}

/** By ARN or, as AWS takes it too, by name. @throws AwsError InvalidParameterException */
function requireGroup(world: World, region: string, reference = "") {
  const group = findGroupByArn(world, region, reference) ?? groups(world, region).get(reference);
  if (group && !group.deleting) return group;
  throw invalidParameter(
    "The specified Auto Scaling group ARN is not valid or doesn't exist. Specify a valid Auto Scaling group ARN and try again.",
  );
}
