/** What a service is to the protocol layer: where its schemas come from, its handlers, and what runs beside them. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { World } from "../world";
import type { Handlers } from "./operations";

/** An SDK client package: it exports its commands, its client class, and the schemas that describe its wire format. */
export type ClientModule = object;

export interface ServiceDefinition<Module extends ClientModule = ClientModule> {
  /** Credential-scope name: "ecs", "elasticloadbalancing", "apigateway", "ec2", "sts". */
  readonly signingName: string;
  /** `() => import("@aws-sdk/client-…")`. Called on first use: EC2's schemas cost about 0.4 s and 36 MB. */
  loadModel(): Promise<Module>;
  /** All handler groups merged into one object (one file a group). Called on first use. */
  loadHandlers(): Promise<Handlers<Module>>;
  /**
   * Begins background work (schedulers, listeners, health checks) after the store is loaded and before the port opens.
   * Services start in the order of `services/index.ts` and stop in reverse. Answers how to stop it.
   */
  start?(world: World): Promise<() => Promise<void>>;
  /**
   * Takes requests that are not control-plane calls (the execute endpoint of API Gateway, a load balancer by its Host).
   * They carry no signature. Return true when taken, synchronously; the service then owns both streams.
   */
  intercept?(request: IncomingMessage, response: ServerResponse, world: World): boolean;
}

/** Keeps the handlers of one service typed against its own SDK module. */
export function defineService<Module extends ClientModule>(service: ServiceDefinition<Module>): ServiceDefinition {
  // Handlers<Module> is only ever called with inputs parsed by that same module's schemas, so widening it is sound.
  return service as unknown as ServiceDefinition;
}
