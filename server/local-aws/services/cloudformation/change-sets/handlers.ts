import type { CloudFormationHandlers } from "../module";
import { createChangeSet } from "./create";
import { describeChangeSet, listChangeSets } from "./describe";
import { deleteChangeSet, executeChangeSet } from "./execute";

export const changeSetHandlers: CloudFormationHandlers = {
  CreateChangeSet: createChangeSet,
  DescribeChangeSet: describeChangeSet,
  ListChangeSets: listChangeSets,
  ExecuteChangeSet: executeChangeSet,
  DeleteChangeSet: deleteChangeSet,
};
