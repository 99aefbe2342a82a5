/** ECS's errors, in its words. */
import { AwsError } from "../../protocol/aws-error";

export const invalidParameter = (message: string): AwsError => new AwsError("InvalidParameterException", message);
export const clientError = (message: string): AwsError => new AwsError("ClientException", message);
export const clusterNotFound = (): AwsError => new AwsError("ClusterNotFoundException", "Cluster not found.");
export const serviceNotFound = (): AwsError => new AwsError("ServiceNotFoundException", "Service not found.");
export const serviceNotActive = (): AwsError => new AwsError("ServiceNotActiveException", "Service was not ACTIVE.");
/** What ECS offers and this endpoint does not: said, rather than accepted and left undone. */
export const unsupported = (what: string): AwsError =>
  new AwsError("UnsupportedFeatureException", `${what} is not offered by the local AWS endpoint.`);
