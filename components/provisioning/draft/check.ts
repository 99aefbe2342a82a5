import { type ProvisionInput, provisionInput } from "@/lib/contracts/provision/input";
import { type Draft, inputOf, type Problems } from "./draft";
import { problemsFrom } from "./problems";

/** Every broken rule by field, by the server's own schema, or the input where there is none. Load it on first use. */
export function check(draft: Draft): { problems: Problems; input: ProvisionInput | null } {
  const { data, error } = provisionInput.safeParse(inputOf(draft));
  const issues = (error?.issues ?? []).map(({ path, message }): [string, string] => [path.join("."), message]);
  // A field's first message counts, so the last that is written must be the first.
  return { problems: problemsFrom(Object.fromEntries(issues.reverse())), input: data ?? null };
}
