/** What a program inside a built-in image sees of its container. */
import type { RequestListener } from "node:http";
import type { FileSystem } from "./file-system";
import type { OutputStream } from "./runtime";

/** A program of an image: resolves with its exit code. It has to end soon after `process.stopping` is aborted. */
export type Program = (process: Process) => Promise<number>;

export interface Process {
  /** The task's id, as the metadata endpoint would tell it. */
  readonly taskId: string;
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly files: FileSystem;
  /** Aborted when the container is asked to stop. */
  readonly stopping: AbortSignal;
  /** What the container may still spend on scripts: one that calls or copies itself ends, and cannot hang the endpoint. */
  readonly allowance: Allowance;
  write(stream: OutputStream, text: string): void;
  /** Serves a port of the task's network namespace until `close` resolves. Rejects with EADDRINUSE if a container has it. */
  listen(port: number, handler: RequestListener): Promise<{ close(): Promise<void> }>;
  /** Where a port of the task's network namespace is reached; undefined while no container listens on it. */
  portOf(port: number): number | undefined;
  /** Says how much memory the program uses now. Past the container's limit it is killed, without another word. */
  occupy(mebibytes: number): void;
  /** The program of that name or path in the image. */
  find(command: string): Program | undefined;
}

export interface Allowance {
  commands: number;
  /** Characters out of variables and files. */
  characters: number;
}
