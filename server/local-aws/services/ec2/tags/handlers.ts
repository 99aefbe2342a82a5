import type { ResourceType, TagDescription } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../protocol/aws-error";
import { missingParameter } from "../errors";
import { applyFilters, type Fields } from "../listing/filters";
import { ec2Page } from "../listing/paging";
import type { Ec2Handlers } from "../module";
import { type Ec2Tables, ec2Tables } from "../tables";
import { addTags, checked, tagsOf } from "./tags";

const FIELDS: Fields<TagDescription> = {
  key: (tag) => [tag.Key],
  value: (tag) => [tag.Value],
  "resource-id": (tag) => [tag.ResourceId],
  "resource-type": (tag) => [tag.ResourceType],
};

const TAGGABLE: readonly (readonly [ResourceType, (tables: Ec2Tables, id: string) => boolean])[] = [
  ["vpc", ({ vpcs }, id) => vpcs.has(id)],
  ["subnet", ({ subnets }, id) => subnets.has(id)],
  ["security-group", ({ securityGroups }, id) => securityGroups.has(id)],
  ["internet-gateway", ({ internetGateways }, id) => internetGateways.has(id)],
  ["route-table", ({ routeTables }, id) => routeTables.has(id)],
  ["network-interface", ({ networkInterfaces }, id) => networkInterfaces.has(id)],
  ["launch-template", ({ launchTemplates }, id) => launchTemplates.has(id)],
  ["instance", ({ instances }, id) => instances.has(id)],
];

export const tagHandlers: Ec2Handlers = {
  CreateTags(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const { ids, tags } = required(input);
    checked(tags);
    for (const id of ids) typeOf(tables, id);
    for (const id of ids) addTags(tables, id, tags);
    return {};
  },

  DeleteTags(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const ids = input.Resources ?? [];
    if (ids.length === 0) throw missingParameter("resourceIdSet");
    for (const id of ids) {
      typeOf(tables, id);
      const kept = Object.entries(tagsOf(tables, id)).filter(([key, value]) => !isNamed(input.Tags, key, value));
      if (kept.length > 0) tables.tags.put(id, Object.fromEntries(kept));
      else tables.tags.delete(id);
    }
    return {};
  },

  DescribeTags(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const all = tables.tags
      .keys()
      .flatMap((id) =>
        Object.entries(tagsOf(tables, id)).map(
          ([Key, Value]): TagDescription => ({ Key, Value, ResourceId: id, ResourceType: typeOf(tables, id) }),
        ),
      );
    const found = applyFilters(all, input.Filters, FIELDS, (tag) => ({ [tag.Key ?? ""]: tag.Value ?? "" }));
    const { items, next } = ec2Page(found, (tag) => `${tag.ResourceId}/${tag.Key}`, input);
    return { Tags: items, NextToken: next };
  },
};

function required(input: { Resources?: string[] | undefined; Tags?: { Key?: string; Value?: string }[] | undefined }) {
  if (!input.Resources?.length) throw missingParameter("resourceIdSet");
  if (!input.Tags?.length) throw missingParameter("tagSet");
  return { ids: input.Resources, tags: input.Tags };
}

/** No tags named: all of them. A tag without a value: whatever its value. */
function isNamed(tags: { Key?: string; Value?: string }[] | undefined, key: string, value: string): boolean {
  if (!tags || tags.length === 0) return true;
  return tags.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value));
}

/** @throws AwsError InvalidID when there is no such resource */
function typeOf(tables: Ec2Tables, id: string): ResourceType {
  const found = TAGGABLE.find(([, has]) => has(tables, id));
  if (found) return found[0];
  throw new AwsError("InvalidID", `The ID '${id}' is not valid`);
}
