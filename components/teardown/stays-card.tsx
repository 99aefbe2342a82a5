import type { StayingThing } from "@/lib/contracts/teardown";
import { whyItStays } from "@/lib/words/teardown";
import { CheckBox } from "../ui/forms/check-box";
import { Card } from "../ui/layout/card";
import { ThingsList } from "./things-list";

interface Props {
  stays: readonly StayingThing[];
  /** Absent: nothing can be picked here. */
  onPick?: (key: string) => void;
}

/** What has to do with it and stays, and why; what is nobody else's may be picked. */
export function StaysCard({ stays, onPick }: Props) {
  if (stays.length === 0) return null;
  return (
    <Card title="What stays" aside={stays.length} flush>
      <ThingsList
        label="What stays"
        things={stays}
        render={(each) => (
          <>
            <p className="text-xs break-words text-muted">{whyItStays(each)}</p>
            {onPick && each.pickable && each.why === "notOurs" && (
              <div className="mt-1 text-xs">
                <CheckBox checked={false} onChange={() => onPick(each.key)}>
                  Remove the {each.type} {each.name} as well
                </CheckBox>
              </div>
            )}
          </>
        )}
      />
    </Card>
  );
}
