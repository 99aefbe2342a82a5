import type { Handlers } from "../../protocol/operations";

/** Typed against the SDK's commands. */
export type Ec2Handlers = Handlers<typeof import("@aws-sdk/client-ec2")>;
