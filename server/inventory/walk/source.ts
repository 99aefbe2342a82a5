import "server-only";
import * as apiGateway from "@/server/aws/read/api-gateway";
import * as ecs from "@/server/aws/read/ecs";
import * as loadBalancing from "@/server/aws/read/load-balancing";
import { filterLogs } from "@/server/aws/read/logs";
import { listApiTree } from "@/server/aws/read/ownership/api-tree";
import { describeBalancingTags } from "@/server/aws/read/ownership/balancing-tags";
import {
  listAutoScalingGroups,
  listCapacityProviders,
  listLaunchTemplates,
} from "@/server/aws/read/ownership/capacity";
import { findLogGroup, listLogGroups, tagLogGroup } from "@/server/aws/read/ownership/log-groups";
import { listNetworkInterfaces, listSecurityGroups } from "@/server/aws/read/ownership/network";
import { listInstanceProfiles, listRoles } from "@/server/aws/read/ownership/roles";
import { listActiveDefinitions } from "@/server/aws/read/ownership/task-definitions";
import * as vpc from "@/server/aws/read/ownership/vpc";
import { describeGroupRules } from "@/server/aws/read/security-groups";
import { resolves } from "./hosts";

/** What the inventory can ask AWS; tests give their own. */
export const awsSource = {
  listApis: apiGateway.listApis,
  listStages: apiGateway.listStages,
  getStage: apiGateway.getStage,
  listDeployments: apiGateway.listDeployments,
  exportMethods: apiGateway.exportMethods,
  editableApi: apiGateway.editableApi,
  listLoadBalancers: loadBalancing.listLoadBalancers,
  listListeners: loadBalancing.listListeners,
  listTargetGroups: loadBalancing.listTargetGroups,
  listTargetHealth: loadBalancing.listTargetHealth,
  listClusters: ecs.listClusters,
  listServices: ecs.listServices,
  listTasks: ecs.listTasks,
  listStoppedTasks: ecs.listStoppedTasks,
  listStoppedInCluster: ecs.listStoppedInCluster,
  listStoppedBesides: ecs.listStoppedBesides,
  instancesBehind: ecs.instancesBehind,
  getTaskDefinition: ecs.getTaskDefinition,
  filterLogs,
  resolves,
  describeGroupRules,
  listApiTree,
  describeBalancingTags,
  listAutoScalingGroups,
  listCapacityProviders,
  listLaunchTemplates,
  listInstanceProfiles,
  listRoles,
  listMarkedVpcs: vpc.listVpcs,
  listMarkedSubnets: vpc.listSubnets,
  listMarkedRouteTables: vpc.listRouteTables,
  listMarkedGateways: vpc.listInternetGateways,
  findLogGroup,
  listLogGroups,
  tagLogGroup,
  listSecurityGroups,
  listNetworkInterfaces,
  listActiveDefinitions,
};

export type Source = typeof awsSource;
