import type { World } from "../../../world";
import { nameOf } from "../arns";
import { clusterNotFound, invalidParameter, serviceNotFound } from "../errors";
import { capacityProviders, containerInstances } from "../instances/records";
import type { EcsHandlers } from "../module";
import { clusters, services, taskDefinitions, tasks } from "../records";
import { addTags, checkTags, removeTags, tagsOf } from "./tags";

export const tagHandlers: EcsHandlers = {
  TagResource({ resourceArn = "", tags }, { world, region }) {
    requireTaggable(world, region, resourceArn);
    checkTags(tags);
    addTags(world, region, resourceArn, tags);
    return {};
  },
  UntagResource({ resourceArn = "", tagKeys = [] }, { world, region }) {
    requireTaggable(world, region, resourceArn);
    removeTags(world, region, resourceArn, tagKeys);
    return {};
  },
  ListTagsForResource({ resourceArn = "" }, { world, region }) {
    requireTaggable(world, region, resourceArn);
    return { tags: tagsOf(world, region, resourceArn) };
  },
};

function requireTaggable(world: World, region: string, arn: string): void {
  const kind =
    /^arn:aws:ecs:([a-z0-9-]+):\d{12}:(cluster|service|task|task-definition|container-instance|capacity-provider)\//.exec(
      arn,
    );
  if (!kind || kind[1] !== region) throw invalidParameter("The specified resource ARN is not valid.");
  switch (kind[2]) {
    case "cluster":
      if (clusters(world, region).get(nameOf(arn))?.clusterArn !== arn) throw clusterNotFound();
      return;
    case "service":
      if (!services(world, region).has(arn)) throw serviceNotFound();
      return;
    case "task":
      if (!tasks(world, region).has(arn)) throw invalidParameter("The specified task is not found.");
      return;
    case "container-instance":
      if (!containerInstances(world, region).has(arn))
        throw invalidParameter("The specified container instance is not found.");
      return;
    case "capacity-provider":
      if (capacityProviders(world, region).get(nameOf(arn))?.capacityProviderArn !== arn) {
        throw invalidParameter("The specified capacity provider is not found.");
      }
      return;
    default:
      if (taskDefinitions(world, region).get(nameOf(arn))?.taskDefinitionArn !== arn) {
        throw invalidParameter("The specified task definition is not found.");
      }
  }
}
