/** The services by signing name; each one's schemas and handlers are loaded when the first request asks for it. */
import type { IncomingHttpHeaders } from "node:http";
import type { Codec } from "../codecs/codec";
import { createCodec } from "../codecs/codec";
import { isS3Host } from "../codecs/s3/address";
import { type ProtocolName, readModel, type ServiceModel } from "../model/load-model";
import type { Handler } from "../operations";
import type { ServiceDefinition } from "../service";

export interface LoadedService {
  model: ServiceModel;
  codec: Codec;
  handler(operation: string): Handler<unknown, unknown> | undefined;
}

export interface Registry {
  /** Signing names. */
  readonly names: readonly string[];
  load(signingName: string): Promise<LoadedService> | undefined;
}

export function createRegistry(services: readonly ServiceDefinition[]): Registry {
  const definitions = new Map(services.map((service) => [service.signingName, service]));
  const loaded = new Map<string, Promise<LoadedService>>();
  return {
    names: [...definitions.keys()],
    load(signingName) {
      const definition = definitions.get(signingName);
      if (!definition) return undefined;
      const known = loaded.get(signingName);
      if (known) return known;
      const loading = loadService(definition);
      loaded.set(signingName, loading);
      // A failure is not remembered: the next request tries again.
      loading.catch(() => loaded.delete(signingName));
      return loading;
    },
  };
}

async function loadService(definition: ServiceDefinition): Promise<LoadedService> {
  const [module, handlers] = await Promise.all([definition.loadModel(), definition.loadHandlers()]);
  const model = readModel(module);
  const byName = handlers as Record<string, Handler<unknown, unknown> | undefined>;
  return {
    model,
    codec: createCodec(model),
    handler: (operation) => (Object.hasOwn(byName, operation) ? byName[operation] : undefined),
  };
}

const S3_SCOPE = /Credential=[^,]*\/s3\/aws4_request/;

/** The protocol a request seems to speak, for answering one that names no known service. */
export function guessProtocol(headers: IncomingHttpHeaders): ProtocolName {
  if (headers["x-amz-target"] !== undefined) return "awsJson1_1";
  if (isS3Host(headers.host) || S3_SCOPE.test(headers.authorization ?? "")) return "restXml";
  return String(headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")
    ? "awsQuery"
    : "restJson1";
}
