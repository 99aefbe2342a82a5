/** Short names for what handlers are made of. */
import type { Handlers, Operations } from "../../protocol/operations";

export type IamModule = typeof import("@aws-sdk/client-iam");
export type Verb<Name extends keyof Operations<IamModule>> = Operations<IamModule>[Name];
export type IamHandlers = Handlers<IamModule>;
