/** Short names for what handlers are made of. */
import type { Handlers, Operations } from "../../protocol/operations";

export type AutoScalingModule = typeof import("@aws-sdk/client-auto-scaling");
export type Verb<Name extends keyof Operations<AutoScalingModule>> = Operations<AutoScalingModule>[Name];
export type AutoScalingHandlers = Handlers<AutoScalingModule>;
