import "server-only";
import { DescribeStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";

/**
 * The physical ids of all that the stack made which has made a thing; none where no stack has, or where stacks are not to
 * be seen. One call, which tells a stack's first hundred.
 */
export async function listMadeWith(physicalId: string): Promise<string[]> {
  try {
    const { StackResources = [] } = await call(new DescribeStackResourcesCommand({ PhysicalResourceId: physicalId }));
    return StackResources.flatMap(({ PhysicalResourceId }) => PhysicalResourceId ?? []);
  } catch (thrown) {
    if (isAwsFailure(thrown) && ["not_found", "aws_denied", "aws_unsupported"].includes(thrown.code)) return [];
    throw thrown;
  }
}
