import "server-only";
import { DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { call } from "../../call";
import { orNull } from "../or-null";

/** With every line in it; that it is gone already is fine. */
export async function deleteLogGroup(logGroupName: string): Promise<void> {
  await orNull(call(new DeleteLogGroupCommand({ logGroupName }), { idempotent: true }));
}
