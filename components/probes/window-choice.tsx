import { type ProbeWindow, WINDOWS } from "@/lib/contracts/probe-limits";
import { Button } from "../ui/actions/button";

interface Props {
  chosen: ProbeWindow;
  onChoose: (window: ProbeWindow) => void;
}

/** How far back. */
export const WindowChoice = ({ chosen, onChoose }: Props) => (
  <fieldset className="flex flex-wrap gap-1">
    <legend className="sr-only">How far back</legend>
    {(Object.keys(WINDOWS) as ProbeWindow[]).map((window) => (
      <Button
        key={window}
        size="small"
        look="quiet"
        aria-pressed={window === chosen}
        onClick={() => onChoose(window)}
        className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
      >
        {window.replace("h", " h")}
      </Button>
    ))}
  </fieldset>
);
