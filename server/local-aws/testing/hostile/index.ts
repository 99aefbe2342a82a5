/** All kinds of hostile requests, mixed. */
import fc from "fast-check";
import { readModel } from "../../protocol/model/load-model";
import type { ServiceDefinition } from "../../protocol/service";
import type { Attack } from "./attack";
import { brokenHttp } from "./broken-http";
import { authorizations, bodies, contentTypes, controls, forms, huge, paths, readers, signatures } from "./requests";
import type { Targets } from "./targets";
import { wildCall } from "./wild-input";

/** Any operation that is offered, a new one included. */
export async function wildCalls(
  service: ServiceDefinition,
): Promise<{ operation: string; calls: fc.Arbitrary<Attack> }[]> {
  const [module, handlers] = await Promise.all([service.loadModel(), service.loadHandlers()]);
  const model = readModel(module);
  return Object.keys(handlers).map((name) => {
    const operation = model.operations.get(name);
    if (!operation) throw new Error(`${name} is no operation of ${service.signingName}`);
    return { operation: name, calls: wildCall(service.signingName, model, operation) };
  });
}

export async function hostileRequests(
  services: readonly ServiceDefinition[],
  { hosts, roots, ports }: Targets,
): Promise<fc.Arbitrary<Attack>> {
  const calls = (await Promise.all(services.map(wildCalls))).flat().map((each) => each.calls);
  return fc.oneof(
    { arbitrary: brokenHttp(ports), weight: 200 },
    { arbitrary: paths(hosts, roots), weight: 200 },
    { arbitrary: fc.oneof(signatures, authorizations), weight: 150 },
    { arbitrary: fc.oneof(bodies, contentTypes, forms), weight: 200 },
    { arbitrary: readers, weight: 150 },
    { arbitrary: controls, weight: 50 },
    { arbitrary: fc.oneof(...calls), weight: 300 },
    // Each is megabytes to send.
    { arbitrary: huge, weight: 3 },
  );
}
