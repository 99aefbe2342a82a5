/** The errors of CloudFormation, in its words. */
import { AwsError } from "../../protocol/aws-error";

/** What is wrong with a request, a template or a parameter: `ValidationError`, 400. */
export const validationError = (message: string): AwsError => new AwsError("ValidationError", message);

/** A template whose form is wrong. */
export const formatError = (message: string): AwsError => validationError(`Template format error: ${message}`);

/** A template whose functions cannot be evaluated. */
export const templateError = (message: string): AwsError => validationError(`Template error: ${message}`);

/** What AWS offers and this endpoint does not, said instead of pretended. */
export const notOffered = (what: string): AwsError =>
  new AwsError("NotImplemented", `The local AWS endpoint does not offer ${what}.`, 501);
