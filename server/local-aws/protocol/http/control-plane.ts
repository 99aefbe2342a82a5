/** One control-plane request: authenticate, find the operation, parse, validate, run, answer. */
import { ACCOUNT, type World } from "../../world";
import { AwsError } from "../aws-error";
import type { Codec, WireRequest, WireResponse } from "../codecs/codec";
import type { Control } from "../control";
import type { OperationModel } from "../model/load-model";
import { parseAuthorization } from "../sigv4/authorization";
import { refuse } from "../sigv4/failures";
import { sessions } from "../sigv4/sessions";
import { verify } from "../sigv4/verify";
import { validateInput } from "../validate/validate";
import { disturb } from "./disturb";
import { fallbackCodec } from "./fallback";
import { guessProtocol, type LoadedService, type Registry } from "./registry";

export interface ControlRequest extends WireRequest {
  rawHeaders: readonly string[];
  requestId: string;
}

export async function answer(
  request: ControlRequest,
  registry: Registry,
  world: World,
  control?: Control,
): Promise<WireResponse> {
  let codec = fallbackCodec(guessProtocol(request.headers));
  try {
    const caller = identify(request);
    const service = await registry.load(caller.service);
    if (!service) {
      throw new AwsError("NotImplemented", `The local AWS endpoint does not offer the service ${caller.service}.`, 501);
    }
    codec = service.codec;
    authenticate(request, caller, service, world);
    return await run(request, caller, service, world, control);
  } catch (error) {
    return writeFailure(codec, error, request, world);
  }
}

/** Who the request says it is from, not yet proved. */
function identify(request: ControlRequest) {
  const protocol = guessProtocol(request.headers);
  const header = request.headers.authorization;
  if (header === undefined) throw refuse(protocol, "missing");
  const authorization = parseAuthorization(header);
  if (!authorization) throw refuse(protocol, "incomplete");
  return authorization;
}

function authenticate(
  request: ControlRequest,
  caller: ReturnType<typeof identify>,
  service: LoadedService,
  world: World,
): void {
  const { protocol } = service.model;
  // The real time, whatever time a test has given the world: the caller's signature carries the real one as well.
  const refused = verify(request, caller, Date.now(), (id) => sessions(world).get(id));
  if (refused) throw refuse(protocol, refused.refusal, refused.detail);
  if (!/^[a-z]{2,3}(-[a-z]{2,12}){1,3}-\d{1,2}$/.test(caller.region)) {
    throw refuse(protocol, "mismatch", "Credential should be scoped to a valid region.");
  }
}

async function run(
  request: ControlRequest,
  { service: signingName, region, accessKeyId }: ReturnType<typeof identify>,
  service: LoadedService,
  world: World,
  control: Control | undefined,
): Promise<WireResponse> {
  const { codec } = service;
  const { operation, read } = codec.route(request);
  const call = {
    service: signingName,
    protocol: service.model.protocol,
    operation: operation.name,
    region,
    input: read,
  };
  const interference = await control?.admit(call);
  return disturb(interference, codec, request.requestId, () =>
    carryOut(request, { region, accessKeyId }, service, operation, read, world),
  );
}

async function carryOut(
  request: ControlRequest,
  caller: { region: string; accessKeyId: string },
  { codec, handler: handlerOf }: LoadedService,
  operation: OperationModel,
  read: () => Record<string, unknown>,
  world: World,
): Promise<WireResponse> {
  const handler = handlerOf(operation.name);
  if (!handler) {
    throw new AwsError("NotImplemented", `The local AWS endpoint does not offer ${operation.name}.`, 501);
  }
  const input = read();
  validateInput(operation.input, input, codec.invalid);
  const context = { ...caller, account: ACCOUNT, requestId: request.requestId, world };
  const output = (await handler(input, context)) ?? {};
  // What is acknowledged is on disk first.
  world.store.flush();
  return codec.writeOutput(operation, output as Record<string, unknown>, request.requestId);
}

function writeFailure(codec: Codec, error: unknown, request: ControlRequest, world: World): WireResponse {
  if (error instanceof AwsError) return codec.writeError(error, request.requestId);
  world.log("internal-failure", {
    requestId: request.requestId,
    request: `${request.method} ${request.path}`,
    target: request.headers["x-amz-target"],
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  const message = `The request processing has failed because of an unknown error. Request id: ${request.requestId}`;
  return codec.writeError(new AwsError("InternalFailure", message, 500), request.requestId);
}
