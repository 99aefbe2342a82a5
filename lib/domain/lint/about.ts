import type { LintFinding } from "@/lib/contracts/findings";
import { environmentHref } from "../diagnosis/cli";
import type { LintedEnvironment } from "./account";

/** Where a finding about one environment belongs. `what` tells it from others of its code there. */
export const about = (
  { api, stage }: LintedEnvironment,
  code: string,
  what = "",
): Pick<LintFinding, "id" | "code" | "subject" | "href"> => ({
  id: `${code} ${api.id}/${stage.stage} ${what}`.trim(),
  code,
  subject: `${api.name} / ${stage.stage}`,
  href: environmentHref(api.id, stage.stage),
});
