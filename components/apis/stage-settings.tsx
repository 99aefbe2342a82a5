import type { ApiStage } from "@/lib/contracts/api-detail";
import { KeyValues } from "../ui/text/key-values";

/** The settings of each stage, in promotion order. They are changed where they were set: by AWS's console, CLI or a template. */
export const StageSettings = ({ stages }: { stages: readonly ApiStage[] }) => (
  <div className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
    {stages.map(({ environment: { stage }, settings }) => (
      <section key={stage} aria-label={`Settings of ${stage}`} className="min-w-0">
        <h3 className="mb-1 text-sm font-medium">{stage}</h3>
        <KeyValues entries={settings} />
      </section>
    ))}
  </div>
);
