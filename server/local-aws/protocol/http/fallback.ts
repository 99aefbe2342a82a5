/** Codecs that know no service: they only write errors, for requests that name no known one. */
import { type Codec, createCodec } from "../codecs/codec";
import type { ProtocolName } from "../model/load-model";

const codecs = new Map<ProtocolName, Codec>();

export function fallbackCodec(protocol: ProtocolName): Codec {
  const codec =
    codecs.get(protocol) ??
    createCodec({
      protocol,
      version: "",
      xmlNamespace: "",
      namespace: "local",
      targetPrefix: "",
      operations: new Map(),
      errors: new Map(),
    });
  codecs.set(protocol, codec);
  return codec;
}
