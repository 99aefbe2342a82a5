/**
 * Since when AWS has not answered the calls of one read, in milliseconds; undefined: it is not being asked, as while a
 * call waits for its turn within the budget. Tries that failed count as silence: the next is on its way.
 */
export class Silence {
  since: number | undefined;
  #waiting = 0;

  constructor(private readonly clock: () => number) {}

  /** A call is on its way to AWS. */
  asked(): void {
    this.#waiting += 1;
    this.since ??= this.clock();
  }

  /** It came to its end. */
  ended(answered: boolean): void {
    this.#waiting -= 1;
    if (answered) this.since = this.#waiting > 0 ? this.clock() : undefined;
  }
}
