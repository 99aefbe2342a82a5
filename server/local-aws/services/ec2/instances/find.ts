import { AwsError } from "../../../protocol/aws-error";
import { notFound } from "../errors";
import type { Ec2Tables } from "../tables";
import type { Instance } from "./records";

/** @throws AwsError InvalidInstanceID.Malformed, InvalidInstanceID.NotFound */
export function requireInstance(tables: Ec2Tables, id: string): Instance {
  if (!/^i-[0-9a-f]{1,17}$/.test(id)) {
    throw new AwsError("InvalidInstanceID.Malformed", `Invalid id: "${id}" (expecting "i-...")`);
  }
  const instance = tables.instances.get(id);
  if (!instance) throw notFound("instance", id);
  return instance;
}
