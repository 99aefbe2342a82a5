/**
 * Preloaded (`node --import`) into every child that a script starts: its standard input is a pipe from the parent, which
 * closes when the parent is gone, however it ended. Without it a parent killed with -9 leaves its children on their ports.
 * Next hands the option on to workers of its own, whose input is another: they are left alone.
 */
if (process.env.STAGEWAY_PARENT === String(process.ppid)) {
  process.stdin.on("error", () => {});
  process.stdin.once("end", () => process.kill(process.pid, "SIGTERM"));
  process.stdin.resume();
  process.stdin.unref?.();
}
