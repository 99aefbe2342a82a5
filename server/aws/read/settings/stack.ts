import "server-only";
import { DescribeStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import { generatedName } from "@/lib/domain/cloudformation/generated-name";
import { call } from "../../call";
import { isAwsFailure } from "../../errors";

/** What a stack made. */
interface Made {
  /** Physical ids: ARNs, names, ids, as CloudFormation has them. */
  stackMade: string[];
  /** The names among them that CloudFormation made up. */
  stackNamed: string[];
}

/**
 * All that the stack made which has made a thing; nothing where no stack has, or where stacks are not to be seen. One
 * call, which tells a stack's first hundred.
 */
export async function listMadeWith(physicalId: string): Promise<Made> {
  try {
    const { StackResources = [] } = await call(new DescribeStackResourcesCommand({ PhysicalResourceId: physicalId }));
    return {
      stackMade: StackResources.flatMap(({ PhysicalResourceId }) => PhysicalResourceId ?? []),
      stackNamed: StackResources.flatMap(
        ({ StackName = "", LogicalResourceId = "", PhysicalResourceId = "" }) =>
          generatedName(StackName, LogicalResourceId, PhysicalResourceId) ?? [],
      ),
    };
  } catch (thrown) {
    if (isAwsFailure(thrown) && ["not_found", "aws_denied", "aws_unsupported"].includes(thrown.code))
      return { stackMade: [], stackNamed: [] };
    throw thrown;
  }
}
