import { MAX_TEMPLATE_BYTES } from "@/lib/contracts/stacks/limits";
import { addressed, type Destination } from "../cli/destination";

/** To be filled in: `FILE` and `BUCKET`. */
const UPLOAD_COMMAND = "aws s3 cp FILE s3://BUCKET/template.yaml";

/** How a template comes to S3 of the account that is looked at; without a destination where the shell's own is. */
export const uploadCommand = (to?: Destination): string => (to ? addressed(UPLOAD_COMMAND, to) : UPLOAD_COMMAND);

/** Why so many bytes cannot be sent as they are, and what to do. */
export const sizeProblem = (bytes: number, to?: Destination): string | undefined =>
  bytes > MAX_TEMPLATE_BYTES
    ? `These are ${bytes.toLocaleString("en")} bytes. CloudFormation takes 51,200 in a request and 1 MB from S3: put the template there (${uploadCommand(to)}), then choose “An S3 URL” and give its address.`
    : undefined;

/** Bytes are counted only where there may be too many: a character has three at most, or four for its two units. */
export const textProblem = (text: string, to?: Destination): string | undefined =>
  text.length * 3 > MAX_TEMPLATE_BYTES ? sizeProblem(new Blob([text]).size, to) : undefined;
