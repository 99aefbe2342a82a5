import type { LogsHandlers } from "../module";
import { createLogGroup } from "./create";
import { deleteLogGroup } from "./delete";
import { describeLogGroups } from "./describe";
import { deleteRetentionPolicy, putRetentionPolicy } from "./retention";

export const groupHandlers: LogsHandlers = {
  CreateLogGroup: createLogGroup,
  DeleteLogGroup: deleteLogGroup,
  DescribeLogGroups: describeLogGroups,
  PutRetentionPolicy: putRetentionPolicy,
  DeleteRetentionPolicy: deleteRetentionPolicy,
};
