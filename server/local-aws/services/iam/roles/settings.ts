/** Limits of a role's settings (API reference, CreateRole). */
import { limitExceeded, validationError } from "../errors";

const MAX_TRUST_POLICY = 2048;

/** Seconds; one hour by default. @throws AwsError ValidationError */
export function checkSessionDuration(seconds = 3600): number {
  if (seconds >= 3600 && seconds <= 43_200) return seconds;
  throw validationError(
    `1 validation error detected: Value '${seconds}' at 'maxSessionDuration' failed to satisfy constraint: Member must have value between 3600 and 43200`,
  );
}

/** @throws AwsError ValidationError */
export function checkDescription(description: string | undefined): string | undefined {
  if ((description?.length ?? 0) <= 1000) return description;
  throw validationError(
    "1 validation error detected: Value at 'description' failed to satisfy constraint: Member must have length less than or equal to 1000",
  );
}

/** Characters that are not white space. @throws AwsError LimitExceeded */
export function checkTrustPolicySize(document: string): void {
  if (document.replace(/\s/g, "").length <= MAX_TRUST_POLICY) return;
  throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${MAX_TRUST_POLICY}`);
}
