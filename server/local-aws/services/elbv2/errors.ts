/** The errors of Elastic Load Balancing, in its words. Shape names; the protocol layer knows their wire codes. */
import { AwsError } from "../../protocol/aws-error";

export const validationError = (message: string): AwsError => new AwsError("ValidationError", message);

export const invalidConfiguration = (message: string): AwsError =>
  new AwsError("InvalidConfigurationRequestException", message);

/** What AWS offers and this endpoint does not, said instead of pretended. */
export const notOffered = (what: string): AwsError =>
  new AwsError("NotImplemented", `The local AWS endpoint does not offer ${what}.`, 501);

export const loadBalancerNotFound = (arns: readonly string[]): AwsError =>
  new AwsError("LoadBalancerNotFoundException", `Load balancers '[${arns.join(", ")}]' not found`);

export const targetGroupNotFound = (arns: readonly string[]): AwsError =>
  new AwsError("TargetGroupNotFoundException", `Target groups '[${arns.join(", ")}]' not found`);

export const listenerNotFound = (arns: readonly string[]): AwsError =>
  new AwsError("ListenerNotFoundException", `Listeners '[${arns.join(", ")}]' not found`);

export const ruleNotFound = (arns: readonly string[]): AwsError =>
  new AwsError("RuleNotFoundException", `Rules '[${arns.join(", ")}]' not found`);
