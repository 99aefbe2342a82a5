import "server-only";
import { findChangeSet, listOpenChangeSets } from "@/server/aws/read/cloudformation/change-sets";
import { getDetection, listDrifts } from "@/server/aws/read/cloudformation/drift";
import { listLastEvents } from "@/server/aws/read/cloudformation/stack-events";
import { listStackResources } from "@/server/aws/read/cloudformation/stack-resources";
import { findStack, listStacks } from "@/server/aws/read/cloudformation/stacks";
import { getTemplate, summarizeTemplate } from "@/server/aws/read/cloudformation/templates";

/** What can be asked of CloudFormation: only pages about stacks do. */
export const stackSource = {
  listStacks,
  findStack,
  listLastEvents,
  listStackResources,
  findChangeSet,
  listOpenChangeSets,
  getTemplate,
  summarizeTemplate,
  getDetection,
  listDrifts,
};
