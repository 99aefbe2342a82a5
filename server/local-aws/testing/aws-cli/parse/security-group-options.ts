import { UsageError } from "./errors";

/** The operations whose rule may be given by short options (CLI reference, "authorize-security-group-ingress"). */
const OPERATIONS = /^(authorize|revoke)-security-group-(ingress|egress)$/;

/**
 * `--protocol tcp --port 80 --source-group sg-1` as the CLI itself writes it out: one member of `--ip-permissions`. All
 * other words stay as they are.
 * @throws UsageError
 */
export function writtenOut(operation: string, words: readonly string[]): string[] {
  if (!OPERATIONS.test(operation)) return [...words];
  const given: Record<string, string> = {};
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const [, name] = /^--(protocol|port|cidr|source-group)$/.exec(words[at] ?? "") ?? [];
    if (name === undefined) rest.push(words[at] ?? "");
    else given[name] = words[++at] ?? "";
  }
  if (Object.keys(given).length === 0) return rest;
  if (rest.includes("--ip-permissions"))
    throw new UsageError("The --ip-permissions option may not be used with the short options.");
  const { protocol: IpProtocol = "tcp", port = "-1", cidr, "source-group": group } = given;
  const [FromPort, ToPort = FromPort] = port.split(/(?<=\d)-/).map(Number);
  const peers = {
    ...(cidr && { IpRanges: [{ CidrIp: cidr }] }),
    ...(group && { UserIdGroupPairs: [group.startsWith("sg-") ? { GroupId: group } : { GroupName: group }] }),
  };
  return [...rest, "--ip-permissions", JSON.stringify([{ IpProtocol, FromPort, ToPort, ...peers }])];
}
