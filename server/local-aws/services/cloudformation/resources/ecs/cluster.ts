import type { ClusterSetting } from "@aws-sdk/client-ecs";
import { AwsError } from "../../../../protocol/aws-error";
import type { Call } from "../../calls";
import { camelCased } from "../camel";
import { defineType } from "../resource-type";
import { structure, tagList, text, texts } from "../shapes";
import { asLower } from "../tags";
import { strategy } from "./strategy";
import { readTags, retag } from "./tags";

export const cluster = defineType({
  type: "AWS::ECS::Cluster",
  schema: structure({
    ClusterName: text.optional(),
    ClusterSettings: structure({ Name: text, Value: text }).array().optional(),
    CapacityProviders: texts.optional(),
    DefaultCapacityProviderStrategy: strategy.array().optional(),
    ServiceConnectDefaults: structure({ Namespace: text }).optional(),
    Tags: tagList.optional(),
  }),
  replaces: ["ClusterName", "ClusterSettings", "ServiceConnectDefaults"],
  nameProperty: "ClusterName",
  attributeNames: ["Arn"],

  async create({ call, properties, name, tags }) {
    const clusterName = properties.ClusterName ?? name();
    // ECS answers a cluster that is there already; CloudFormation makes its own.
    const existing = await find(call, clusterName);
    const mine = tags().find(({ Key }) => Key === "aws:cloudformation:stack-id");
    if (existing && !existing.tags?.some(({ key, value }) => key === mine?.Key && value === mine?.Value)) {
      throw new AwsError("ResourceConflictException", `${clusterName} already exists`);
    }
    await call("ecs", "CreateCluster", {
      clusterName,
      // Without any it is ECS that chooses.
      settings: properties.ClusterSettings && (camelCased(properties.ClusterSettings) as ClusterSetting[]),
      capacityProviders: properties.CapacityProviders,
      defaultCapacityProviderStrategy: camelCased(properties.DefaultCapacityProviderStrategy),
      serviceConnectDefaults: properties.ServiceConnectDefaults && {
        namespace: properties.ServiceConnectDefaults.Namespace,
      },
      tags: asLower(tags(properties.Tags)),
    });
    return clusterName;
  },

  async update({ call, id, properties, previous, attributes, tags }) {
    const { CapacityProviders, DefaultCapacityProviderStrategy } = properties;
    // Where neither template speaks of them they are an association's (ClusterCapacityProviderAssociations).
    if (CapacityProviders ?? DefaultCapacityProviderStrategy ?? previous.CapacityProviders) {
      await call("ecs", "PutClusterCapacityProviders", {
        cluster: id,
        capacityProviders: CapacityProviders ?? [],
        defaultCapacityProviderStrategy: camelCased(DefaultCapacityProviderStrategy ?? []),
      });
    }
    await retag(call, String(attributes.Arn), tags(properties.Tags));
  },

  async attributes({ call, id }) {
    return { Arn: (await find(call, id))?.clusterArn ?? "" };
  },

  async delete({ call, id }) {
    await call("ecs", "DeleteCluster", { cluster: id });
  },

  async read({ call, id }) {
    const found = await find(call, id);
    return (
      found && {
        ClusterName: id,
        CapacityProviders: found.capacityProviders,
        ClusterSettings: found.settings?.map(({ name, value }) => ({ Name: name, Value: value })),
      }
    );
  },

  readTags: ({ call, attributes }) => readTags(call, String(attributes.Arn)),
});

async function find(call: Call, name: string) {
  const { clusters = [] } = await call("ecs", "DescribeClusters", { clusters: [name], include: ["TAGS", "SETTINGS"] });
  return clusters.find((one) => one.status === "ACTIVE");
}
