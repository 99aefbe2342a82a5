import { say } from "../problem.mjs";

/** What a suite came to. */
export const tally = (passed, failed) => ({ passed, failed });

export const sum = (tallies) =>
  tallies.reduce((all, one) => tally(all.passed + one.passed, all.failed + one.failed), tally(0, 0));

/** The line that a run of suites ends with; CI reads it. */
export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** Runs suites one after the other, says what each came to, and answers the sum. One that throws counts as a failure. */
export async function runSuites(suites) {
  const tallies = [];
  for (const [name, runSuite] of suites) {
    say(`── ${name}`);
    const started = Date.now();
    const result = await runSuite().catch((error) => {
      console.error(error);
      return tally(0, 1);
    });
    say(`── ${name}: ${lastLine(result)} (${Math.round((Date.now() - started) / 1000)} s)`);
    tallies.push(result);
  }
  return sum(tallies);
}
