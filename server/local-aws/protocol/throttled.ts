import { AwsError } from "./aws-error";
import type { ProtocolName } from "./model/load-model";

/**
 * What a service says to a caller that is too quick, in the words of its protocol: ECS `ThrottlingException`, ELBv2 and
 * STS `Throttling`, EC2 `RequestLimitExceeded`, API Gateway `TooManyRequestsException`, which alone may tell how long to
 * wait (`Retry-After`), S3 `SlowDown`.
 */
export function throttled(protocol: ProtocolName, retryAfterSeconds?: number): AwsError {
  switch (protocol) {
    case "awsJson1_1":
      return new AwsError("ThrottlingException", "Rate exceeded");
    case "awsQuery":
      return new AwsError("Throttling", "Rate exceeded");
    case "ec2Query":
      return new AwsError("RequestLimitExceeded", "Request limit exceeded.", 503);
    case "restJson1": {
      const members = retryAfterSeconds === undefined ? {} : { retryAfterSeconds: String(retryAfterSeconds) };
      return new AwsError("TooManyRequestsException", "Too Many Requests", 429, members);
    }
    case "restXml":
      return new AwsError("SlowDown", "Please reduce your request rate.", 503);
  }
}
