import { useEffect, useState } from "react";
import type { Checked, There } from "./check";
import type { Draft } from "./draft";

type Check = typeof import("./check")["check"];

/**
 * The broken rules of a draft, and what it stands for when there is none. The schema comes after the page: until then
 * nothing is known to be wrong, and the server checks anyway.
 */
export function useChecked(draft: Draft, there: There): Checked {
  const [check, setCheck] = useState<Check | null>(null);
  useEffect(() => {
    void import("./check").then((loaded) => setCheck(() => loaded.check));
  }, []);
  return check?.(draft, there) ?? { problems: {}, unfit: {}, input: null };
}
