/** By the convention of shells: 126 and 127 are the shell's, above 128 stands a signal. */
const MEANING: Record<number, string> = {
  0: "ended by itself (exit code 0), though it must go on running",
  126: "exited with code 126: its command cannot be executed",
  127: "exited with code 127: its command was not found",
  137: "was killed (exit code 137)",
  139: "crashed with a segmentation fault (exit code 139)",
  143: "was asked to end (exit code 143)",
};

/** `exited with code 3`. */
export const exitWords = (code: number | undefined): string =>
  code === undefined ? "exited" : (MEANING[code] ?? `exited with code ${code}`);
