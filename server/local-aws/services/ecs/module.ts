/** Short names for what handlers are made of. */
import type { Handlers, Operations } from "../../protocol/operations";

export type EcsModule = typeof import("@aws-sdk/client-ecs");
export type EcsOperation<Name extends keyof Operations<EcsModule>> = Operations<EcsModule>[Name];
export type EcsHandlers = Handlers<EcsModule>;
