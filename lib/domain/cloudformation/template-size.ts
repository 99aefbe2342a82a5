import { MAX_TEMPLATE_BYTES } from "@/lib/contracts/stacks/limits";

/** To be filled in: `FILE` and `BUCKET`. */
export const UPLOAD_COMMAND = "aws s3 cp FILE s3://BUCKET/template.yaml";

/** Why so many bytes cannot be sent as they are, and what to do. */
export const sizeProblem = (bytes: number): string | undefined =>
  bytes > MAX_TEMPLATE_BYTES
    ? `These are ${bytes.toLocaleString("en")} bytes. CloudFormation takes 51,200 in a request and 1 MB from S3: put the template there (${UPLOAD_COMMAND}), then choose “An S3 URL” and give its address.`
    : undefined;

/** Bytes are counted only where there may be too many: a character has three at most, or four for its two units. */
export const textProblem = (text: string): string | undefined =>
  text.length * 3 > MAX_TEMPLATE_BYTES ? sizeProblem(new Blob([text]).size) : undefined;
