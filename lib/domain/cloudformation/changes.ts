import type { ChangeAction, ChangedProperty, ChangeSetState, StackChange } from "@/lib/contracts/stacks/change-set";
import { leafChanges } from "./leaf-changes";

/** A resource's change as CloudFormation answers it. */
export interface RawChange {
  PolicyAction?: string | undefined;
  Action?: string | undefined;
  LogicalResourceId?: string | undefined;
  PhysicalResourceId?: string | undefined;
  ResourceType?: string | undefined;
  Replacement?: string | undefined;
  Details?: RawDetail[] | undefined;
}

interface RawDetail {
  Target?:
    | {
        Attribute?: string | undefined;
        Name?: string | undefined;
        RequiresRecreation?: string | undefined;
        BeforeValue?: string | undefined;
        AfterValue?: string | undefined;
        AttributeChangeType?: string | undefined;
      }
    | undefined;
}

/** A change in a person's words: what matters most first. */
export function readChanges(raw: readonly RawChange[]): StackChange[] {
  const changes = raw.map(readChange);
  return changes.sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action) || byName(a, b));
}

const ORDER: readonly ChangeAction[] = ["removed", "replaced", "maybeReplaced", "changed", "imported", "added"];
const byName = (a: StackChange, b: StackChange): number => (a.logicalId < b.logicalId ? -1 : 1);

const readChange = (raw: RawChange): StackChange => ({
  action: actionOf(raw),
  logicalId: raw.LogicalResourceId ?? "",
  ...(raw.PhysicalResourceId && { physicalId: raw.PhysicalResourceId }),
  type: raw.ResourceType ?? "",
  properties: propertiesOf(raw.Details ?? []),
  isRetained: raw.PolicyAction === "Retain" || raw.PolicyAction === "ReplaceAndRetain",
});

/** CloudFormation API reference, ResourceChange: `Dynamic` actions are only known when it is executed. */
function actionOf({ Action, Replacement, PolicyAction }: RawChange): ChangeAction {
  if (Action === "Add") return "added";
  if (Action === "Remove") return "removed";
  if (Action === "Import") return "imported";
  if (Replacement === "True" || PolicyAction?.startsWith("ReplaceAnd")) return "replaced";
  return Replacement === "Conditional" || Action === "Dynamic" ? "maybeReplaced" : "changed";
}

const REPLACES = { Always: "always", Conditionally: "maybe" } as const;

/** One a property: the same one may change for several reasons, of which the gravest counts. */
function propertiesOf(details: readonly RawDetail[]): ChangedProperty[] {
  const byPath = new Map<string, ChangedProperty>();
  for (const { Target = {} } of details) {
    const name = [Target.Attribute, Target.Name]
      .filter(Boolean)
      .join(".")
      .replace(/^Properties\./, "");
    const replaces = REPLACES[Target.RequiresRecreation as keyof typeof REPLACES] ?? "never";
    const known = byPath.get(name);
    byPath.set(name, {
      name,
      ...(known ?? {}),
      ...(Target.BeforeValue !== undefined && { before: Target.BeforeValue }),
      ...(Target.AfterValue !== undefined && { after: Target.AfterValue }),
      ...(Target.AttributeChangeType === "Remove" && { isRemoved: true }),
      replaces: graver(known?.replaces ?? "never", replaces),
    });
  }
  return [...byPath.values()].flatMap(inLeaves);
}

/** Of a property that is a document, the values that differ. */
function inLeaves(property: ChangedProperty): ChangedProperty[] {
  const { name, before, after, replaces } = property;
  const leaves = before === undefined || after === undefined ? null : leafChanges(before, after);
  if (leaves === null || leaves.length === 0) return [property];
  return leaves.map(({ path, ...leaf }) => ({
    name: path.startsWith("[") ? `${name}${path}` : `${name}.${path}`,
    ...leaf,
    ...(leaf.after === undefined && { isRemoved: true }),
    replaces,
  }));
}

const GRAVITY = ["never", "maybe", "always"] as const;
const graver = (a: ChangedProperty["replaces"], b: ChangedProperty["replaces"]): ChangedProperty["replaces"] =>
  GRAVITY[Math.max(GRAVITY.indexOf(a), GRAVITY.indexOf(b))] ?? "never";

const NOTHING = /didn't contain changes|no updates are to be performed/i;

/** What can be done with a change set. That there is nothing to change is no failure. */
export function changeSetState(status = "", execution = "", reason = ""): ChangeSetState {
  if (/^EXECUTE_/.test(execution)) return "executed";
  if (execution === "OBSOLETE" || /^DELETE_/.test(status)) return "gone";
  if (status === "FAILED") return NOTHING.test(reason) ? "nothing" : "failed";
  if (status === "CREATE_COMPLETE" && execution === "AVAILABLE") return "ready";
  return "pending";
}
