import type { Elbv2Handlers } from "../module";
import { describeTargetGroupAttributes, modifyTargetGroupAttributes } from "./attributes";
import { createTargetGroup } from "./create";
import { deleteTargetGroup } from "./delete";
import { describeTargetGroups } from "./describe";
import { modifyTargetGroup } from "./modify";

export const targetGroupHandlers: Elbv2Handlers = {
  CreateTargetGroup: createTargetGroup,
  DescribeTargetGroups: describeTargetGroups,
  ModifyTargetGroup: modifyTargetGroup,
  DeleteTargetGroup: deleteTargetGroup,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
};
