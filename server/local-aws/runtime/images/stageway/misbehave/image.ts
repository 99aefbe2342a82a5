/** `stageway/misbehave`: fails in the ways services fail, as its environment says. */
import type { RequestListener } from "node:http";
import type { Process } from "../../../process";
import { imageOf, sendJson, serve } from "../serve";
import { type Misbehaviour, readMisbehaviour } from "./settings";

export const misbehave = imageOf("misbehave", () => async (process) => {
  const behaviour = settingsOf(process);
  if (!behaviour) return 1;
  let crash: (code: number) => void = () => {};
  const crashed = new Promise<number>((resolve) => {
    crash = resolve;
  });
  const fall = (after: string) => {
    process.write("stderr", `misbehave: fatal error after ${after}\n`);
    crash(behaviour.exitCode);
  };
  const { crashAfterSeconds, memoryMb } = behaviour;
  const timer =
    crashAfterSeconds === undefined
      ? undefined
      : setTimeout(() => fall(`${crashAfterSeconds} seconds`), crashAfterSeconds * 1000);
  const ended = serve(process, answering(behaviour, process, fall), crashed);
  if (memoryMb > 0) process.write("stdout", `misbehave: using ${memoryMb} MiB\n`);
  process.occupy(memoryMb);
  return ended.finally(() => clearTimeout(timer));
});

function settingsOf(process: Process): Misbehaviour | undefined {
  try {
    return readMisbehaviour(process.environment);
  } catch (error) {
    process.write("stderr", `misbehave: ${error instanceof Error ? error.message : "bad settings"}\n`);
    return undefined;
  }
}

function answering(behaviour: Misbehaviour, { taskId }: Process, fall: (after: string) => void): RequestListener {
  const { status, latencyMs, crashAfterRequests, unhealthyPath, hang } = behaviour;
  let answered = 0;
  return (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0];
    if (hang === true || hang === path) return;
    const answer = () => {
      const given = path === unhealthyPath ? 500 : status;
      response.on("finish", () => {
        answered++;
        if (answered === crashAfterRequests) fall(`${crashAfterRequests} requests`);
      });
      sendJson(response, given, { status: given, path, taskId });
    };
    if (latencyMs === 0) answer();
    else {
      const timer = setTimeout(answer, latencyMs);
      response.on("close", () => clearTimeout(timer));
    }
  };
}
