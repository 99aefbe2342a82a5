/** `httpd-foreground`: serves the document root on port 80 until it is asked to stop. */
import type { Process, Program } from "../../process";
import { serveFiles } from "./serve";

const PORT = 80;

export function httpdForeground(version: string, documentRoot: string): Program {
  return async (process) => {
    const log = (level: string, message: string) => process.write("stderr", `[${level}] ${message}\n`);
    const server = await process
      .listen(
        PORT,
        serveFiles(process.files, documentRoot, version, (line) => process.write("stdout", `${line}\n`)),
      )
      .catch((error: NodeJS.ErrnoException) => error);
    if (server instanceof Error) {
      log("core:crit", `(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:${PORT}`);
      return 1;
    }
    log("mpm_event:notice", `AH00489: Apache/${version} (Unix) configured -- resuming normal operations`);
    log("core:notice", `AH00094: Command line: '${process.argv.join(" ")}'`);
    await stopRequested(process);
    // SIGWINCH, the image's stop signal: finish what is being served, then end well.
    await server.close();
    return 0;
  };
}

function stopRequested({ stopping }: Process): Promise<void> {
  if (stopping.aborted) return Promise.resolve();
  return new Promise((resolve) => stopping.addEventListener("abort", () => resolve(), { once: true }));
}
