/** Short names for what handlers are made of. */
import type { Handlers, Operations } from "../../protocol/operations";

export type LogsModule = typeof import("@aws-sdk/client-cloudwatch-logs");
/** The handler of one operation: `Verb<"CreateLogGroup">`. */
export type Verb<Name extends keyof Operations<LogsModule>> = Operations<LogsModule>[Name];
export type LogsHandlers = Handlers<LogsModule>;
