import type { Call } from "../../calls";
import { goneKeys } from "../tags";

/** Brings the tags of something of Elastic Load Balancing to what they are to be. */
export async function retag(call: Call, arn: string, tags: { Key: string; Value: string }[]): Promise<void> {
  const { TagDescriptions } = await call("elasticloadbalancing", "DescribeTags", { ResourceArns: [arn] });
  const gone = goneKeys(TagDescriptions?.[0]?.Tags ?? [], tags);
  await call("elasticloadbalancing", "AddTags", { ResourceArns: [arn], Tags: tags });
  if (gone.length > 0) await call("elasticloadbalancing", "RemoveTags", { ResourceArns: [arn], TagKeys: gone });
}

/** Whether a stack marked it as its own. */
export async function isMarked(call: Call, arn: string, tags: { Key: string; Value: string }[]): Promise<boolean> {
  const { TagDescriptions } = await call("elasticloadbalancing", "DescribeTags", { ResourceArns: [arn] });
  const stackId = tags.find(({ Key }) => Key === "aws:cloudformation:stack-id")?.Value;
  return (TagDescriptions?.[0]?.Tags ?? []).some(
    ({ Key, Value }) => Key === "aws:cloudformation:stack-id" && Value === stackId,
  );
}

export async function readTags({ call, id }: { call: Call; id: string }): Promise<unknown> {
  const { TagDescriptions } = await call("elasticloadbalancing", "DescribeTags", { ResourceArns: [id] });
  return TagDescriptions?.[0]?.Tags ?? [];
}
