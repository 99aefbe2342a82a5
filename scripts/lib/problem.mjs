/** A fault that a person can put right: shown as its message alone, without a stack. */
export class Problem extends Error {}

/**
 * Runs a script's main function and exits with the code that it answers (0 by default). A Problem ends it with its
 * message, anything else with its stack; exit code 1 in both.
 */
export async function main(run) {
  try {
    process.exit((await run()) ?? 0);
  } catch (error) {
    console.error(error instanceof Problem ? `stageway | ${error.message}` : error);
    process.exit(1);
  }
}

/** One line for the person who started the script. */
export const say = (line) => console.log(`stageway | ${line}`);
