import { camelCased } from "../camel";
import { defineType } from "../resource-type";
import { structure, text, texts } from "../shapes";
import { strategy } from "./strategy";

export const clusterCapacityProviderAssociations = defineType({
  type: "AWS::ECS::ClusterCapacityProviderAssociations",
  schema: structure({
    Cluster: text,
    CapacityProviders: texts.optional(),
    DefaultCapacityProviderStrategy: strategy.array(),
  }),
  replaces: ["Cluster"],

  async create({ call, properties }) {
    await call("ecs", "PutClusterCapacityProviders", inputOf(properties.Cluster, properties));
    return properties.Cluster;
  },

  async update({ call, id, properties }) {
    await call("ecs", "PutClusterCapacityProviders", inputOf(id, properties));
  },

  async delete({ call, id }) {
    await call("ecs", "PutClusterCapacityProviders", inputOf(id, { DefaultCapacityProviderStrategy: [] }));
  },

  async read({ call, id }) {
    const { clusters = [] } = await call("ecs", "DescribeClusters", { clusters: [id] });
    const found = clusters.find((one) => one.status === "ACTIVE");
    return found && { Cluster: id, CapacityProviders: found.capacityProviders };
  },
});

function inputOf(
  cluster: string,
  properties: {
    CapacityProviders?: string[] | undefined;
    DefaultCapacityProviderStrategy: {
      CapacityProvider: string;
      Base?: number | undefined;
      Weight?: number | undefined;
    }[];
  },
) {
  return {
    cluster,
    capacityProviders: properties.CapacityProviders ?? [],
    defaultCapacityProviderStrategy: camelCased(properties.DefaultCapacityProviderStrategy),
  };
}
