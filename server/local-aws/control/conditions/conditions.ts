/** The conditions in force, which services look up as they go. */
import type { Condition } from "./schema";

type Kind = Condition["condition"];
type Of<K extends Kind> = Extract<Condition, { condition: K }>;

export class Conditions {
  private active: readonly Condition[] = [];

  replace(conditions: readonly Condition[]): void {
    this.active = conditions;
  }

  list(): readonly Condition[] {
    return this.active;
  }

  /** The first one of a kind for which `fits` says so. */
  find<K extends Kind>(kind: K, fits: (condition: Of<K>) => boolean = () => true): Of<K> | undefined {
    return this.active.find((one): one is Of<K> => one.condition === kind && fits(one as Of<K>));
  }
}
