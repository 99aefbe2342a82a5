/** Smooth weighted round robin: of weights 2 and 1 the turns are a b a a b a, never a burst of one. */

export interface Weighted {
  key: string;
  weight: number;
}

export class WeightedTurns {
  private readonly credit = new Map<string, number>();

  /** The next in turn, or undefined when all weights are 0. */
  next<T extends Weighted>(choices: readonly T[]): T | undefined {
    let total = 0;
    let best: T | undefined;
    let bestCredit = Number.NEGATIVE_INFINITY;
    for (const choice of choices) {
      if (choice.weight <= 0) continue;
      total += choice.weight;
      const credit = (this.credit.get(choice.key) ?? 0) + choice.weight;
      this.credit.set(choice.key, credit);
      if (credit > bestCredit) {
        best = choice;
        bestCredit = credit;
      }
    }
    if (best) this.credit.set(best.key, bestCredit - total);
    return best;
  }
}
