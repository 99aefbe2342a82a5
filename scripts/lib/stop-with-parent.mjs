/**
 * Preloaded (`node --import`) into every child that a script starts: its standard input is a pipe from the parent, which
 * closes when the parent is gone, however it ended. Without it a parent killed with -9 leaves its children on their ports.
 */
process.stdin.on("error", () => {});
process.stdin.once("end", () => process.kill(process.pid, "SIGTERM"));
process.stdin.resume();
process.stdin.unref?.();
