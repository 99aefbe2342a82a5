import type { Parameter, ParameterMetadata } from "@aws-sdk/client-ssm";
import { parameterArn } from "../names";
import type { ParameterRecord } from "../records";
import type { Found } from "./find";

/** A SecureString is shown decrypted only to who asks for it. */
export function parameterView(region: string, found: Found, withDecryption: boolean | undefined): Parameter {
  const { parameter, value, version, selector } = found;
  const hidden = parameter.type === "SecureString" && !withDecryption;
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: hidden ? `kms:${Buffer.from(`${parameter.name}:${version}`).toString("base64")}` : value,
    Version: version,
    Selector: selector,
    LastModifiedDate: parameter.modifiedAt,
    ARN: parameterArn(region, parameter.name),
    DataType: parameter.dataType,
  };
}

export function metadataView(region: string, parameter: ParameterRecord): ParameterMetadata {
  return {
    Name: parameter.name,
    ARN: parameterArn(region, parameter.name),
    Type: parameter.type,
    KeyId: parameter.keyId,
    LastModifiedDate: parameter.modifiedAt,
    LastModifiedUser: "arn:aws:iam::000000000000:root",
    Description: parameter.description,
    AllowedPattern: parameter.allowedPattern,
    Version: parameter.version,
    Tier: parameter.tier,
    Policies: [],
    DataType: parameter.dataType,
  };
}
