import type { Filter } from "@aws-sdk/client-auto-scaling";
import { validationError } from "../errors";
import type { AutoScalingHandlers } from "../module";
import { listPage } from "../paging";
import { type GroupRecord, groups } from "../records";
import { capacityHandlers } from "./capacity";
import { createAutoScalingGroup } from "./create";
import { deleteAutoScalingGroup } from "./delete";
import { updateAutoScalingGroup } from "./update";
import { detailsView, groupView } from "./view";

export const groupHandlers: AutoScalingHandlers = {
  CreateAutoScalingGroup: createAutoScalingGroup,
  UpdateAutoScalingGroup: updateAutoScalingGroup,
  DeleteAutoScalingGroup: deleteAutoScalingGroup,
  ...capacityHandlers,

  /** A name without a group is no error. */
  DescribeAutoScalingGroups(input, { world, region }) {
    const names = input.AutoScalingGroupNames ?? [];
    const tests = (input.Filters ?? []).map(toTest);
    const found = groups(world, region)
      .values()
      .filter((group) => names.length === 0 || names.includes(group.name))
      .filter((group) => tests.every((test) => test(group)))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const { items, next } = listPage(found, ({ name }) => name, input);
    return { AutoScalingGroups: items.map((group) => groupView(world, region, group)), NextToken: next };
  },

  DescribeAutoScalingInstances(input, { world, region }) {
    const ids = input.InstanceIds ?? [];
    const found = groups(world, region)
      .values()
      .flatMap((group) => group.instances.map((instance) => ({ group, instance })))
      .filter(({ instance }) => ids.length === 0 || ids.includes(instance.instanceId));
    const { items, next } = listPage(found, ({ instance }) => instance.instanceId, input);
    return { AutoScalingInstances: items.map(({ group, instance }) => detailsView(group, instance)), NextToken: next };
  },
};

/** @throws AwsError ValidationError */
function toTest({ Name = "", Values = [] }: Filter): (group: GroupRecord) => boolean {
  if (Name === "tag-key") return ({ tags }) => tags.some(({ key }) => Values.includes(key));
  if (Name === "tag-value") return ({ tags }) => tags.some(({ value }) => Values.includes(value));
  if (!Name.startsWith("tag:")) throw validationError(`Filter type ${Name} is not correct.`);
  const wanted = Name.slice("tag:".length);
  return ({ tags }) => tags.some(({ key, value }) => key === wanted && Values.includes(value));
}
