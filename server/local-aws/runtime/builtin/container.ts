/** One container: a program of its image, run until it ends, is asked to stop, or is killed. */
import { randomBytes } from "node:crypto";
import { pullImage } from "../images/registry";
import type { Process, Program } from "../process";
import type { ContainerSpec, OutputStream, RunningContainer } from "../runtime";
import type { PodNetwork } from "./network";

const NOT_FOUND = 127;
/** 128 + SIGKILL. */
const KILLED = 137;

export interface Container extends RunningContainer {
  stop(): void;
  kill(): void;
}

export function startContainer(
  taskId: string,
  spec: ContainerSpec,
  network: PodNetwork,
  write: (stream: OutputStream, text: string) => void,
): Container {
  const { image, tag } = pullImage(spec.image);
  const programs = image.programs(tag);
  const stopping = new AbortController();
  const open = new Set<{ kill(): void }>();
  let end: (code: number) => void = () => {};
  const killed = new Promise<number>((resolve) => {
    end = resolve;
  });
  let outOfMemory = false;
  const process: Process = {
    taskId,
    argv: commandLine(spec, image),
    environment: { ...image.environment, ...spec.environment },
    directory: spec.workingDirectory ?? image.workingDirectory,
    files: image.files(),
    stopping: stopping.signal,
    allowance: newAllowance(),
    write,
    find: (command) => findProgram(programs, command),
    portOf: (port) => network.portOf(port),
    occupy(mebibytes) {
      if (spec.memory === undefined || mebibytes <= spec.memory || stopping.signal.aborted) return;
      outOfMemory = true;
      kill();
    },
    async listen(port, handler) {
      const server = await network.listen(port, handler);
      open.add(server);
      return server;
    },
  };
  let over = false;
  const kill = () => {
    over = true;
    stopping.abort();
    for (const server of open) server.kill();
    end(KILLED);
  };
  let timer: NodeJS.Timeout | undefined;
  const exited = Promise.race([runProgram(process), killed]).then((code) => {
    clearTimeout(timer);
    over = true;
    for (const server of open) server.kill();
    return code;
  });
  return {
    runtimeId: randomBytes(16).toString("hex"),
    exited,
    get outOfMemory() {
      return outOfMemory;
    },
    async exec(argv, timeoutMs) {
      const result = over ? KILLED : await runBeside(process, exited, argv, timeoutMs);
      return over ? KILLED : result;
    },
    kill,
    stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      timer = setTimeout(kill, spec.stopTimeout * 1000);
      timer.unref();
    },
  };
}

/** One that calls or copies itself ends soon, and cannot hang the endpoint. */
const newAllowance = () => ({ commands: 500, characters: 16 * 1024 * 1024 });

/** A further command in a running container (a health check): its output goes nowhere, and it ends with the container. */
async function runBeside(
  main: Process,
  containerEnded: Promise<number>,
  argv: readonly string[],
  timeoutMs: number,
): Promise<number | "timeout"> {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<"timeout">((resolve) => {
    timer = setTimeout(() => resolve("timeout"), timeoutMs);
    timer.unref();
  });
  const process: Process = { ...main, argv, stopping: stopping.signal, allowance: newAllowance(), write: () => {} };
  const result = await Promise.race([runProgram(process), timeout, containerEnded.then(() => KILLED)]);
  clearTimeout(timer);
  stopping.abort();
  return result;
}

/** As Docker does: an entry point of one's own drops the image's command. */
function commandLine(
  spec: ContainerSpec,
  image: { entryPoint: readonly string[]; command: readonly string[] },
): string[] {
  const ownEntryPoint = spec.entryPoint !== undefined && spec.entryPoint.length > 0;
  const entryPoint = ownEntryPoint ? (spec.entryPoint ?? []) : image.entryPoint;
  const ownCommand = spec.command !== undefined && spec.command.length > 0;
  const command = ownCommand ? (spec.command ?? []) : ownEntryPoint ? [] : image.command;
  return [...entryPoint, ...command];
}

function findProgram(programs: Readonly<Record<string, Program>>, command: string): Program | undefined {
  if (command === "") return undefined;
  const path = Object.keys(programs).find((path) => path === command || path.endsWith(`/${command}`));
  return path === undefined || (command.includes("/") && path !== command) ? undefined : programs[path];
}

async function runProgram(process: Process): Promise<number> {
  // Let the caller have its handle first: a program may end, and write, before this turn is over.
  await Promise.resolve();
  const name = process.argv[0] ?? "";
  const program = process.find(name);
  if (!program) {
    process.write("stderr", `exec: ${JSON.stringify(name)}: executable file not found in $PATH\n`);
    return NOT_FOUND;
  }
  try {
    return await program(process);
  } catch (error) {
    // A fault of a built-in program ends its container, as a crash would, and nothing else.
    process.write("stderr", `${error instanceof Error ? error.message : "fault"}\n`);
    return 139;
  }
}
