import type { PlannedThing } from "@/lib/contracts/teardown";
import { Button } from "../ui/actions/button";
import { Card } from "../ui/layout/card";
import { ThingsList } from "./things-list";

interface Props {
  goes: readonly PlannedThing[];
  picked: readonly string[];
  onKeep: (key: string) => void;
}

/** All that is removed, in the order in which it goes. */
export const GoesCard = ({ goes, picked, onKeep }: Props) => (
  <Card title="What goes, in this order" aside={goes.length} flush>
    {goes.length === 0 ? (
      <p className="p-4 text-sm text-muted">Nothing that Stageway made is there.</p>
    ) : (
      <ThingsList
        label="What goes"
        things={goes}
        render={({ key, type, name }) =>
          picked.includes(key) && (
            <p className="mt-1 flex items-center gap-2 text-xs">
              Picked by you.
              <Button size="small" look="quiet" onClick={() => onKeep(key)} aria-label={`Keep the ${type} ${name}`}>
                Keep it
              </Button>
            </p>
          )
        }
      />
    )}
  </Card>
);
