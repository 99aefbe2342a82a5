import type { RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";
import type { z } from "zod";
import { camelCased, pascalCased } from "../camel";
import { defineType, type Request } from "../resource-type";
import { flag, integer, structure, tagList, text, texts } from "../shapes";
import { asLower } from "../tags";
import { containerDefinition } from "./container-definition";
import { readTags, retag } from "./tags";

/** Members whose keys are their author's own. */
const MAPS = ["options", "dockerLabels"];

const schema = structure({
  Family: text.optional(),
  ContainerDefinitions: containerDefinition.array().optional(),
  Cpu: text.optional(),
  Memory: text.optional(),
  NetworkMode: text.optional(),
  RequiresCompatibilities: texts.optional(),
  ExecutionRoleArn: text.optional(),
  TaskRoleArn: text.optional(),
  PlacementConstraints: structure({ Expression: text.optional(), Type: text }).array().optional(),
  RuntimePlatform: structure({ CpuArchitecture: text.optional(), OperatingSystemFamily: text.optional() }).optional(),
  EphemeralStorage: structure({ SizeInGiB: integer }).optional(),
  PidMode: text.optional(),
  IpcMode: text.optional(),
  EnableFaultInjection: flag.optional(),
  Volumes: structure({ Name: text.optional(), Host: structure({ SourcePath: text.optional() }).optional() })
    .array()
    .optional(),
  Tags: tagList.optional(),
});

type Properties = z.output<typeof schema>;

export const taskDefinition = defineType({
  type: "AWS::ECS::TaskDefinition",
  schema,
  replaces: Object.keys(schema.shape).filter((name) => name !== "Tags"),

  async create(request) {
    const answer = await request.call("ecs", "RegisterTaskDefinition", registration(request));
    return answer.taskDefinition?.taskDefinitionArn ?? "";
  },

  async find(request) {
    const { call } = request;
    const family = familyOf(request);
    const { taskDefinitionArns = [] } = await call("ecs", "ListTaskDefinitions", {
      familyPrefix: family,
      sort: "DESC",
    });
    const [newest] = taskDefinitionArns;
    if (newest === undefined) return undefined;
    const { tags = [] } = await call("ecs", "ListTagsForResource", { resourceArn: newest });
    const mine = request.tags().find(({ Key }) => Key === "aws:cloudformation:stack-id");
    // A generated family is new with each creation; a revision of a chosen one is made anew, and costs nothing.
    const isMine = tags.some(({ key, value }) => key === mine?.Key && value === mine?.Value);
    return isMine && request.properties.Family === undefined ? newest : undefined;
  },

  async update({ call, id, properties, tags }) {
    await retag(call, id, tags(properties.Tags));
  },

  async delete({ call, id }) {
    await call("ecs", "DeregisterTaskDefinition", { taskDefinition: id });
  },

  async read({ call, id }) {
    const { taskDefinition: found } = await call("ecs", "DescribeTaskDefinition", { taskDefinition: id });
    if (found?.status !== "ACTIVE") return undefined;
    return pascalCased(found, MAPS) as Record<string, unknown>;
  },

  readTags: ({ call, id }) => readTags(call, id),
});

const familyOf = ({ properties, name }: Request<Properties>) => properties.Family ?? name();

function registration(request: Request<Properties>): RegisterTaskDefinitionRequest {
  const { properties, tags } = request;
  const { Tags, Family: _family, EphemeralStorage, ...settings } = properties;
  return {
    // Enumerations are checked by the handler, in ECS's words.
    ...(camelCased(settings, MAPS) as unknown as RegisterTaskDefinitionRequest),
    ...(EphemeralStorage ? { ephemeralStorage: { sizeInGiB: EphemeralStorage.SizeInGiB } } : {}),
    containerDefinitions: camelCased(properties.ContainerDefinitions ?? [], MAPS) as unknown as NonNullable<
      RegisterTaskDefinitionRequest["containerDefinitions"]
    >,
    family: familyOf(request),
    tags: asLower(tags(Tags)),
  };
}
