/**
 * What runs the containers of a task. One implementation is built in (`builtin/`); another, say over the Docker Engine
 * API, has to offer the same and is chosen by a setting, never by what happens to be installed.
 */
export interface Runtime {
  /**
   * Finds an image and tells its digest (`sha256:…`).
   * @throws PullError when there is no such image
   */
  pull(image: string): Promise<{ digest: string }>;
  /** Starts all containers of a task in one network namespace. The images were pulled before. */
  start(spec: PodSpec): Promise<Pod>;
}

export interface PodSpec {
  /** The ECS task id. */
  id: string;
  containers: readonly ContainerSpec[];
  /** A container has begun to listen: connections to `containerPort` belong at 127.0.0.1:`loopbackPort`. Answers what to call once it stops. */
  opened(containerPort: number, loopbackPort: number): () => void;
  /** What a container writes to its standard streams, line ends included. */
  wrote?(container: string, stream: OutputStream, text: string): void;
}

export interface ContainerSpec {
  name: string;
  image: string;
  /** Absent: the image's own. An entry point given here drops the image's command, as in Docker. */
  entryPoint?: readonly string[] | undefined;
  command?: readonly string[] | undefined;
  environment: Readonly<Record<string, string>>;
  workingDirectory?: string | undefined;
  /** MiB that it may use; past it, it is killed. */
  memory?: number | undefined;
  /** Seconds between asking a container to stop and killing it. */
  stopTimeout: number;
}

export type OutputStream = "stdout" | "stderr";

export interface Pod {
  readonly containers: ReadonlyMap<string, RunningContainer>;
  /** Asks all containers to stop, kills those that outlast their stop timeout, and resolves when all have ended. */
  stop(): Promise<void>;
  /** Ends everything at once: the endpoint itself is going down. */
  kill(): Promise<void>;
}

export interface RunningContainer {
  /** The runtime's own id of the container. */
  readonly runtimeId: string;
  /** Never rejects. 137 if it had to be killed. */
  readonly exited: Promise<number>;
  /** Whether it was killed for using more memory than it may. */
  readonly outOfMemory: boolean;
  /** Runs a command beside its own, in its network and among its files. 137 if the container has ended or ends meanwhile. */
  exec(argv: readonly string[], timeoutMs: number): Promise<number | "timeout">;
}

/** An image that cannot be had; `message` is what follows `CannotPullContainerError: ` on ECS. */
export class PullError extends Error {
  override name = "PullError";
}
