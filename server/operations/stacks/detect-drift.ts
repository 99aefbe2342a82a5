import "server-only";
import type { DetectDriftInput } from "@/lib/contracts/stacks/input";
import * as aws from "@/server/aws/write/cloudformation";
import { inventory } from "@/server/inventory";

/** Begins a comparison of the stack's resources with its template; answers the detection's id. */
export async function detectDrift({ stackName }: DetectDriftInput): Promise<{ detectionId: string }> {
  const detectionId = await aws.detectDrift(stackName);
  inventory().touch("stacks");
  return { detectionId };
}
