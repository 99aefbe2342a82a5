import type { ProvisionInput } from "@/lib/contracts/commands";
import type { EntryInput } from "@/lib/contracts/provision/entry";

/** One service of an environment, as the input of one that has it alone; it still knows of all. */
export type OneService = ProvisionInput & {
  /** Of a service beside another: that one's, whose listener it shares. */
  listening?: EntryInput;
};

/** Every service of an environment, in order. */
export function servicesOf(input: ProvisionInput): OneService[] {
  const entries = [input.entry, ...input.more.map(({ entry }) => entry)];
  const further = input.more.map((each): OneService => {
    const listening = each.entry.kind === "beside" ? entries[each.entry.of] : undefined;
    return { ...input, ...each, ...(listening && { listening }) };
  });
  return [input, ...further];
}

/** The container that requests arrive at. */
export const containerNameOf = ({ definition, serviceName }: Pick<ProvisionInput, "definition" | "serviceName">) =>
  definition.containerName ?? serviceName;
