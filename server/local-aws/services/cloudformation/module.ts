/** Short names for what every handler file of this service needs. */
import type { Handlers, Operations } from "../../protocol/operations";

export type CloudFormation = typeof import("@aws-sdk/client-cloudformation");
export type CloudFormationHandlers = Handlers<CloudFormation>;
/** The handler of one operation: `Verb<"CreateStack">`. */
export type Verb<Name extends keyof Operations<CloudFormation>> = Operations<CloudFormation>[Name];
