import type { ImportMode } from "@/lib/contracts/definition";

type Mode = Exclude<ImportMode, "new">;

const MODES: Record<Mode, { label: string; hint: string }> = {
  merge: {
    label: "Merge",
    hint: "Methods of the definition are added, or take the place of those there are. Nothing is removed.",
  },
  overwrite: {
    label: "Overwrite",
    hint: "The API becomes what the definition says. What it does not have is removed.",
  },
};

/** How the definition goes into the API. The stages keep what they serve either way. */
export const ModeField = ({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) => (
  <fieldset className="space-y-2">
    <legend className="text-sm font-medium">What becomes of the API</legend>
    {(["merge", "overwrite"] as const).map((each) => (
      <label key={each} className="flex items-start gap-2.5 rounded-lg border bg-surface px-3 py-2 text-sm">
        <input type="radio" name="mode" checked={mode === each} onChange={() => onChange(each)} className="mt-1" />
        <span className="min-w-0">
          <span className="font-medium">{MODES[each].label}</span>
          <span className="block text-xs text-muted">{MODES[each].hint}</span>
        </span>
      </label>
    ))}
  </fieldset>
);
