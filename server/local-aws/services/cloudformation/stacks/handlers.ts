import type { CloudFormationHandlers } from "../module";
import { createStack } from "./create";
import { deleteStack } from "./delete";
import { describeStacks, listStacks } from "./describe";
import { describeStackEvents } from "./events";
import { updateTerminationProtection } from "./protection";
import { describeStackResource, describeStackResources, listStackResources } from "./resources";
import { getTemplate, getTemplateSummary, validateTemplate } from "./templates";
import { updateStack } from "./update";

export const stackHandlers: CloudFormationHandlers = {
  CreateStack: createStack,
  UpdateStack: updateStack,
  DeleteStack: deleteStack,
  DescribeStacks: describeStacks,
  ListStacks: listStacks,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResource: describeStackResource,
  DescribeStackResources: describeStackResources,
  ListStackResources: listStackResources,
  GetTemplate: getTemplate,
  GetTemplateSummary: getTemplateSummary,
  ValidateTemplate: validateTemplate,
  UpdateTerminationProtection: updateTerminationProtection,
};
