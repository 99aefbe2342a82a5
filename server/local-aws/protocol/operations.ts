/** What a handler is: typed from the SDK's command classes, so a wrong output or an unknown operation fails the type check. */
import type { World } from "../world";

/** One request, after its signature was verified and its body parsed. */
export interface RequestContext {
  /** From the credential scope, e.g. `us-east-1`. Every region is its own world of resources. */
  region: string;
  /** Always `000000000000` here. */
  account: string;
  requestId: string;
  /** Whose signature it is; absent where one part of the endpoint asks another. */
  accessKeyId?: string;
  world: World;
}

export type Handler<Input, Output> = (input: Input, context: RequestContext) => Output | Promise<Output>;

// An SDK command instance carries its input as a property and its output in the type of its handler.
type InputOf<Command> = Command extends { readonly input: infer Input } ? Input : never;
type OutputOf<Command> = Command extends {
  resolveMiddleware(...args: never[]): (...args: never[]) => Promise<{ output: infer Output }>;
}
  ? Output
  : never;

/** The operations of one SDK client module: `Operations<typeof import("@aws-sdk/client-ecs")>["CreateCluster"]`. */
export type Operations<Module> = {
  [Key in keyof Module as Key extends `${infer Name}Command` ? Name : never]: Module[Key] extends new (
    ...args: never[]
  ) => infer Command
    ? Handler<InputOf<Command>, Omit<OutputOf<Command>, "$metadata">>
    : never;
};

/** A group of handlers: a part of one service's operations. An operation without a handler answers 501 NotImplemented. */
export type Handlers<Module> = Partial<Operations<Module>>;
