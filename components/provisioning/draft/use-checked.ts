import { useEffect, useState } from "react";
import type { ProvisionInput } from "@/lib/contracts/provision/input";
import type { NetworkChoice } from "@/lib/contracts/provision/options";
import type { Draft, Problems } from "./draft";

type Check = typeof import("./check")["check"];

/**
 * The broken rules of a draft, and what it stands for when there is none. The schema comes after the page: until then
 * nothing is known to be wrong, and the server checks anyway.
 */
export function useChecked(
  draft: Draft,
  networks: readonly NetworkChoice[],
): { problems: Problems; input: ProvisionInput | null } {
  const [check, setCheck] = useState<Check | null>(null);
  useEffect(() => {
    void import("./check").then((loaded) => setCheck(() => loaded.check));
  }, []);
  return check?.(draft, networks) ?? { problems: {}, input: null };
}
