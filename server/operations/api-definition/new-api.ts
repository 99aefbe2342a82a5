import "server-only";
import { OPERATION_TAG } from "@/lib/domain/ownership";
import { isAwsFailure } from "@/server/aws/errors";
import { deleteWholeApi, findApiByTag } from "@/server/aws/write/api-definition";
import { createApi } from "@/server/aws/write/api-gateway";

/**
 * The API that this request made, or a new one, with `fill` done to it. ImportRestApi would make both in one call, but
 * without a tag: after a lost answer nobody could tell whether there is one. What AWS refuses to fill is removed again.
 */
export async function withNewApi<T>(name: string, requestId: string, fill: (apiId: string) => Promise<T>): Promise<T> {
  const found = await findApiByTag(OPERATION_TAG, requestId);
  const apiId = found?.id ?? (await createApi(name, { [OPERATION_TAG]: requestId }));
  try {
    return await fill(apiId);
  } catch (thrown) {
    // Anything else may pass: the next try finds the API and fills it.
    if (isAwsFailure(thrown) && thrown.code === "aws_rejected") await deleteWholeApi(apiId);
    throw thrown;
  }
}
