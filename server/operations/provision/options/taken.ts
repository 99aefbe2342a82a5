import "server-only";
import type { Taken, TakenKind, TakenQuestion, Whose } from "@/lib/contracts/provision/taken";
import { ENVIRONMENT_TAG, type Tags } from "@/lib/domain/ownership";
import { inBatches } from "@/server/aws/read/pages";
import { findDefaultVpc, findSecurityGroup } from "@/server/aws/write/ec2";
import { ecsTags, findService } from "@/server/aws/write/ecs";
import { findRole } from "@/server/aws/write/iam";
import { findLoadBalancer, findTargetGroup, tagsOf } from "@/server/aws/write/load-balancing";
import { findLogGroup, logGroupTags } from "@/server/aws/write/logs";
import { isOwn } from "../ownership";

type Find = (name: string, vpcId: string | null) => Promise<Tags | null>;

/** Names that are looked for at a time. */
const AT_ONCE = 5;

/** The tags of a thing by its name, as the run looks for it; null: there is none. */
const FIND: Record<TakenKind, Find> = {
  "Task execution role": async (name) => (await findRole(name))?.tags ?? null,
  "Log group": async (name) => tagsBy(await findLogGroup(name), logGroupTags),
  "Security group": async (name, vpcId) =>
    vpcId === null ? null : ((await findSecurityGroup(vpcId, name))?.tags ?? null),
  "Load balancer": async (name) => tagsBy(await findLoadBalancer(name), tagsOf),
  "Target group": async (name) => tagsBy(await findTargetGroup(name), tagsOf),
  Service: async (name) => {
    const [cluster = "", service = ""] = name.split("/");
    const found = await findService(cluster, service);
    return found === null ? null : ecsTags(found);
  },
};

const tagsBy = async (found: { arn: string } | null, read: (arn: string) => Promise<Tags>): Promise<Tags | null> =>
  found === null ? null : read(found.arn);

/** Which of a kind's names are taken, and by whom. */
export async function takenOf(kind: TakenKind, { names, environment, vpcId }: TakenQuestion): Promise<Taken[]> {
  const needsVpc = kind === "Security group" && names[kind].length > 0;
  const inside = vpcId ?? (needsVpc ? await findDefaultVpc() : null);
  const taken: Taken[] = [];
  for (const batch of inBatches(names[kind], AT_ONCE)) {
    const found = await Promise.all(batch.map((name) => FIND[kind](name, inside)));
    for (const [index, name] of batch.entries()) {
      const tags = found[index];
      if (tags) taken.push({ name, ...whoseIs(tags, environment) });
    }
  }
  return taken;
}

/** As `requireNotOthers` judges it when it runs. */
function whoseIs(tags: Tags, environment: string): Whose {
  if (isOwn(tags, { environment, operationId: "" })) return { whose: "own" };
  const other = tags[ENVIRONMENT_TAG];
  return other === undefined ? { whose: "anybody" } : { whose: "another", environment: other };
}
