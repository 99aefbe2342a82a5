/**
 * An answer that is an error, named as AWS's own model names it (`ClusterNotFoundException`,
 * `TargetGroupNotFoundException`, `BadRequestException`). The protocol layer finds the HTTP status and the wire code in
 * the SDK's error schema of that name; `status` is for names that no schema declares (`ValidationException`, …).
 */
export class AwsError extends Error {
  constructor(
    /** The error's shape name in the SDK's schemas, or its wire code where there is no schema. */
    readonly code: string,
    message: string,
    readonly status: number = 400,
    /** Further members of the error's shape. */
    readonly members: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = code;
  }
}
