import type { AutoScalingHandlers } from "../module";
import { listPage } from "../paging";
import { activities } from "../records";

export const activityHandlers: AutoScalingHandlers = {
  DescribeScalingActivities(input, { world, region }) {
    const found = activities(world, region)
      .values()
      .flatMap(({ list }) => list)
      .filter((one) => [undefined, one.AutoScalingGroupName].includes(input.AutoScalingGroupName))
      .filter((one) => !input.ActivityIds?.length || input.ActivityIds.includes(one.ActivityId ?? ""))
      .sort((a, b) => (b.StartTime?.getTime() ?? 0) - (a.StartTime?.getTime() ?? 0));
    const { items, next } = listPage(found, (activity) => activity.ActivityId ?? "", input);
    return { Activities: items, NextToken: next };
  },
};
