/** Short names for what handlers are made of. */
import type { Handlers, Operations } from "../../protocol/operations";

export type SsmModule = typeof import("@aws-sdk/client-ssm");
export type Verb<Name extends keyof Operations<SsmModule>> = Operations<SsmModule>[Name];
export type SsmHandlers = Handlers<SsmModule>;
