import type { ResourceType as TaggedType } from "@aws-sdk/client-ec2";
import type { Call } from "../../calls";
import type { Request } from "../resource-type";
import { goneKeys } from "../tags";

type Tags = { Key: string; Value: string }[];

/** Tags as EC2's Create operations take them. */
export const tagged = (type: TaggedType, tags: Tags) => [{ ResourceType: type, Tags: tags }];

/** Brings the tags of something of EC2 to what they are to be. */
export async function retag(call: Call, id: string, tags: Tags): Promise<void> {
  const { Tags: before = [] } = await call("ec2", "DescribeTags", { Filters: [{ Name: "resource-id", Values: [id] }] });
  const gone = goneKeys(before, tags).map((Key) => ({ Key }));
  await call("ec2", "CreateTags", { Resources: [id], Tags: tags });
  if (gone.length > 0) await call("ec2", "DeleteTags", { Resources: [id], Tags: gone });
}

/** The one of a type that this stack marked with this logical id; not the one that is being replaced. */
export async function findMarked(request: Request<unknown>, type: TaggedType): Promise<string | undefined> {
  const idsWith = async (key: string) => {
    const value = request.tags().find((tag) => tag.Key === key)?.Value ?? "";
    const Filters = [
      { Name: "resource-type", Values: [type] },
      { Name: "key", Values: [key] },
      { Name: "value", Values: [value] },
    ];
    const { Tags = [] } = await request.call("ec2", "DescribeTags", { Filters });
    return Tags.map((tag) => tag.ResourceId);
  };
  const inStack = await idsWith("aws:cloudformation:stack-id");
  const ofLogical = await idsWith("aws:cloudformation:logical-id");
  return inStack.find((id) => id !== undefined && ofLogical.includes(id) && !request.former.includes(id));
}

export async function readTags({ call, id }: { call: Call; id: string }): Promise<Tags> {
  const { Tags = [] } = await call("ec2", "DescribeTags", { Filters: [{ Name: "resource-id", Values: [id] }] });
  return Tags.map(({ Key = "", Value = "" }) => ({ Key, Value }));
}
