/** Short names for what every handler file of this service needs. */
import type { Handlers, Operations } from "../../protocol/operations";

export type Elbv2 = typeof import("@aws-sdk/client-elastic-load-balancing-v2");
export type Elbv2Handlers = Handlers<Elbv2>;
/** The handler of one operation: `Verb<"CreateListener">`. */
export type Verb<Name extends keyof Operations<Elbv2>> = Operations<Elbv2>[Name];
