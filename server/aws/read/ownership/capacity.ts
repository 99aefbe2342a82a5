import "server-only";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLaunchTemplatesCommand, DescribeLaunchTemplateVersionsCommand } from "@aws-sdk/client-ec2";
import { DescribeCapacityProvidersCommand } from "@aws-sdk/client-ecs";
import type { AutoScalingGroupFact, CapacityProviderFact, LaunchTemplateFact } from "@/lib/domain/facts";
import { ENVIRONMENT_TAG } from "@/lib/domain/ownership";
import { call } from "../../call";
import { tagsOf } from "../ecs-facts";
import { allPages } from "../pages";
import { ec2Tags } from "./network";

const MARKED = [{ Name: "tag-key", Values: [ENVIRONMENT_TAG] }];

/** The account's own, without `FARGATE` and `FARGATE_SPOT`, which are AWS's. */
export async function listCapacityProviders(): Promise<CapacityProviderFact[]> {
  const providers = await allPages(async (nextToken) => {
    const answer = await call(new DescribeCapacityProvidersCommand({ include: ["TAGS"], maxResults: 10, nextToken }));
    return { items: answer.capacityProviders, next: answer.nextToken };
  });
  const own = providers.filter((each) => each.autoScalingGroupProvider !== undefined && each.status !== "INACTIVE");
  return own.map(({ capacityProviderArn, name = "", autoScalingGroupProvider, tags }) => ({
    arn: capacityProviderArn ?? name,
    name,
    groupArn: autoScalingGroupProvider?.autoScalingGroupArn,
    tags: tagsOf(tags),
  }));
}

/** Those with Stageway's mark. */
export async function listAutoScalingGroups(): Promise<AutoScalingGroupFact[]> {
  const groups = await allPages(async (NextToken) => {
    const answer = await call(new DescribeAutoScalingGroupsCommand({ Filters: MARKED, MaxRecords: 100, NextToken }));
    return { items: answer.AutoScalingGroups, next: answer.NextToken };
  });
  return groups.map((group) => {
    const mixed = group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
    return {
      arn: group.AutoScalingGroupARN ?? "",
      name: group.AutoScalingGroupName ?? "",
      launchTemplateId: (group.LaunchTemplate ?? mixed)?.LaunchTemplateId,
      subnetIds: (group.VPCZoneIdentifier ?? "").split(",").filter(Boolean),
      instanceIds: (group.Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []),
      tags: ec2Tags(group.Tags),
    };
  });
}

/** Those with Stageway's mark, by the version that is used unless another is asked for. */
export async function listLaunchTemplates(): Promise<LaunchTemplateFact[]> {
  const templates = await allPages(async (NextToken) => {
    const answer = await call(new DescribeLaunchTemplatesCommand({ Filters: MARKED, MaxResults: 200, NextToken }));
    return { items: answer.LaunchTemplates, next: answer.NextToken };
  });
  return Promise.all(
    templates.map(async ({ LaunchTemplateId = "", LaunchTemplateName, Tags }) => {
      const versions = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: ["$Default"] });
      const data = (await call(versions)).LaunchTemplateVersions?.[0]?.LaunchTemplateData;
      const attached = (data?.NetworkInterfaces ?? []).flatMap(({ Groups }) => Groups ?? []);
      return {
        id: LaunchTemplateId,
        name: LaunchTemplateName ?? LaunchTemplateId,
        tags: ec2Tags(Tags),
        securityGroupIds: [...(data?.SecurityGroupIds ?? []), ...attached],
        instanceProfile: data?.IamInstanceProfile?.Arn ?? data?.IamInstanceProfile?.Name,
      };
    }),
  );
}
