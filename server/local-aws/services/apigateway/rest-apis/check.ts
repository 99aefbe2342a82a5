/** What AWS refuses of an API's own settings. */
import { badRequest } from "../errors";

export function checkName(name: string | undefined): string {
  if (name === undefined || name.trim() === "") throw badRequest("API name cannot be null or empty");
  if (name.length > 1024) throw badRequest("API name cannot be longer than 1024 characters");
  return name;
}

export function checkApiKeySource(source: string): void {
  if (source !== "HEADER" && source !== "AUTHORIZER") throw badRequest("Invalid api key source specified");
}

/** Bytes: 0 to 10 MB; absent means no compression. */
export function checkCompressionSize(size: number | undefined): void {
  if (size !== undefined && (!Number.isInteger(size) || size < 0 || size > 10_485_760)) {
    throw badRequest("Invalid minimum compression size, must be between 0 and 10485760");
  }
}

export function checkEndpointTypes(types: readonly string[]): void {
  if (types.length !== 1) throw badRequest("Invalid endpoint configuration: exactly one endpoint type is allowed");
  if (!["EDGE", "REGIONAL", "PRIVATE"].includes(types[0] ?? "")) throw badRequest("Invalid endpoint type specified");
}
