import type { Holdings } from "../../facts";
import { keyOf, type Thing, thing } from "../thing";

/** What gives a cluster its instances. All of it feeds the cluster: while that stays, its tasks need room. */
export function capacityThings({ capacity, clusters }: Holdings): Thing[] {
  const { providers, groups, templates, profiles } = capacity;
  const clustersOf = (provider: string) =>
    clusters.filter((each) => each.capacityProviders?.includes(provider)).map(({ arn }) => keyOf("cluster", arn));
  return [
    ...providers.map(({ arn, name, groupArn, tags }) =>
      thing({
        type: "capacity provider",
        id: arn,
        name,
        tags,
        uses: groupArn ? [keyOf("Auto Scaling group", groupArn)] : [],
        feeds: clustersOf(name),
      }),
    ),
    ...groups.map(({ arn, name, launchTemplateId, subnetIds, tags }) =>
      thing({
        type: "Auto Scaling group",
        id: arn,
        name,
        tags,
        uses: [
          ...(launchTemplateId ? [keyOf("launch template", launchTemplateId)] : []),
          ...subnetIds.map((id) => keyOf("subnet", id)),
        ],
        feeds: providers.filter((each) => each.groupArn === arn).flatMap((each) => clustersOf(each.name)),
      }),
    ),
    ...templates.map(({ id, name, tags, securityGroupIds, instanceProfile = "" }) =>
      thing({
        type: "launch template",
        id,
        name,
        tags,
        uses: [
          ...securityGroupIds.map((group) => keyOf("security group", group)),
          ...profiles
            .filter((each) => each.arn === instanceProfile || each.name === instanceProfile)
            .map(({ arn }) => keyOf("instance profile", arn)),
        ],
      }),
    ),
    ...profiles.map(({ arn, name, roleArns, tags }) =>
      thing({ type: "instance profile", id: arn, name, tags, uses: roleArns.map((role) => keyOf("role", role)) }),
    ),
  ];
}
