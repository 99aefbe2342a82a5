import "server-only";
import type { ServiceChangeDone } from "@/lib/contracts/services";
import { type AwsCall, onCall } from "@/server/aws/call";
import { cliCommand } from "../cli";

const READ = /^(Describe|List|Get)/;

/** Does the work, and answers the AWS CLI commands of the changes that it made. */
export async function recorded(work: () => Promise<void>): Promise<ServiceChangeDone> {
  const calls: AwsCall[] = [];
  await onCall((call) => calls.push(call), work);
  const changes = calls.filter(({ operation, outcome }) => outcome === "ok" && !READ.test(operation));
  return { commands: changes.map((call) => cliCommand(call)) };
}
