import type { StackDetail } from "@/lib/contracts/stacks/stack";
import { typeWords } from "@/lib/words/stack";
import { CheckBox } from "../../ui/forms/check-box";
import { Card } from "../../ui/layout/card";

type Resource = NonNullable<StackDetail["resources"]>[number];

interface Props {
  stuck: readonly Resource[];
  retain: readonly string[];
  onChange: (retain: readonly string[]) => void;
}

/** The last deletion failed at it. */
export const isStuck = ({ status }: Resource): boolean => status === "DELETE_FAILED";

/** What could not be deleted may be left where it is, so that the rest of the stack can go. */
export const RetainCard = ({ stuck, retain, onChange }: Props) => (
  <Card title="What could not be deleted">
    <fieldset className="space-y-2">
      <legend className="mb-2 text-sm text-muted">
        It is tried again, unless it is to be left where it is: then it stays in the account and belongs to no stack.
      </legend>
      {stuck.map(({ logicalId, type }) => (
        <CheckBox
          key={logicalId}
          checked={retain.includes(logicalId)}
          onChange={({ target }) =>
            onChange(target.checked ? [...retain, logicalId] : retain.filter((each) => each !== logicalId))
          }
        >
          Leave <span className="break-all">{logicalId}</span>{" "}
          <span className="text-xs text-muted">{typeWords(type)}</span>
        </CheckBox>
      ))}
    </fieldset>
  </Card>
);
