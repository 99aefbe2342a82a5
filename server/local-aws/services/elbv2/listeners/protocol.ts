/** Protocol and port of a listener of an application load balancer. */
import { AwsError } from "../../../protocol/aws-error";
import { validationError } from "../errors";

interface Wanted {
  Protocol?: string | undefined;
  Certificates?: { CertificateArn?: string | undefined }[] | undefined;
}

/** HTTP only: there is no certificate authority here, so no certificate that an HTTPS listener could name exists. */
export function assertHttp({ Protocol, Certificates }: Wanted): void {
  if (Protocol === "HTTPS") {
    const arn = Certificates?.[0]?.CertificateArn;
    if (arn === undefined) throw validationError("A certificate must be specified for HTTPS listeners");
    throw new AwsError("CertificateNotFoundException", `Certificate '${arn}' not found`);
  }
  if (Protocol !== "HTTP") {
    const message = `The protocol '${Protocol}' is not supported for application load balancers: specify HTTP or HTTPS`;
    throw new AwsError("UnsupportedProtocolException", message);
  }
  if (Certificates?.length) throw validationError("Certificates cannot be specified for HTTP listeners");
}

export function assertPort(port: number): void {
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return;
  throw validationError(`Port '${port}' is not valid. Specify a port between 1 and 65535.`);
}
