/** A resource as its type's functions are given it. */
import { createHash } from "node:crypto";
import { ACCOUNT, type World } from "../../../../world";
import { callsIn } from "../../calls";
import { leftoversOf, type StackRecord } from "../../records";
import type { Existing, Request } from "../../resources/resource-type";
import type { ValueMap } from "../../template/model";

interface Subject {
  logicalId: string;
  properties: ValueMap;
  /** Changes with each physical resource of a logical id. */
  turn?: string;
  /** What is being replaced. */
  replaced?: { physicalId: string } | undefined;
}

export function requestFor(
  world: World,
  region: string,
  stack: StackRecord,
  subject: Subject,
  made: (id: string) => void = () => {},
): Request<ValueMap> {
  const { StackId, StackName, inputs } = stack;
  const { logicalId, properties, turn = "", replaced } = subject;
  const left = leftoversOf(world, region, StackId).filter((one) => one.logicalId === logicalId);
  const system = {
    "aws:cloudformation:stack-name": StackName,
    "aws:cloudformation:stack-id": StackId,
    "aws:cloudformation:logical-id": logicalId,
  };
  return {
    call: callsIn(world, region),
    region,
    account: ACCOUNT,
    logicalId,
    properties,
    former: [...left, ...(replaced ? [replaced] : [])].map((one) => one.physicalId),
    tags(own = []) {
      const all = new Map<string, string>();
      for (const { Key = "", Value = "" } of [...inputs.tags, ...own]) all.set(Key, Value);
      for (const [key, value] of Object.entries(system)) all.set(key, value);
      return [...all].map(([Key, Value]) => ({ Key, Value }));
    },
    made,
    name: (longest = 255) => generatedName(StackName, logicalId, `${StackId}/${logicalId}/${turn}`, longest),
  };
}

export function existingFor(
  world: World,
  region: string,
  stack: StackRecord,
  subject: Subject & { physicalId?: string | undefined; attributes: ValueMap },
): Existing<ValueMap> {
  const request = requestFor(world, region, stack, subject);
  return { ...request, id: subject.physicalId ?? "", attributes: subject.attributes };
}

/** Where there is little room, the stack's name and the logical id are cut, as AWS does. */
function generatedName(stackName: string, logicalId: string, seed: string, longest: number): string {
  const suffix = createHash("sha256").update(seed).digest("hex").slice(0, 12).toUpperCase();
  const room = longest - suffix.length - 2;
  const logical = logicalId.slice(0, Math.max(Math.ceil(room / 2), room - stackName.length));
  return `${stackName.slice(0, room - logical.length)}-${logical}-${suffix}`;
}
