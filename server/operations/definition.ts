import "server-only";
import type { OperationKind } from "@/lib/contracts/operations";
import type { Mark } from "@/server/inventory";

type Json = Record<string, unknown>;

/** What a step came to: the world is as wanted, or it is waiting for something that it can name. */
export type Outcome<Output extends object> =
  | { done: true; output: Output; detail?: string }
  | { done: false; waitMs: number; because: string };

/** One step of an operation: looks whether the world is as wanted, changes it if not, waits until AWS confirms. */
export interface Step<Input, Output extends object = object> {
  key: string;
  title(input: Input): string;
  /** Keys of the steps that must be done before; steps without a path between them run in parallel. */
  after: string[];
  /** Whether an operation with this input has the step at all; every one has, unless it says otherwise. */
  when?(input: Input): boolean;
  /** From its start (or the resume after a crash) until it counts as failed. */
  timeoutMs: number;
  /** Changes the API, which environments share: only one operation at a time may. */
  locksApi?: boolean;
  /** What is old once a run has written, however it ended. What only the run itself knows it touches itself. */
  touches?(context: StepContext<Input>): Mark[];
  /** Steps that are done anew when this one failed and the operation is retried. */
  redo?: string[];
  /** Decides that by what the step remembers when it did not get done, and what of that it is to remember further. */
  retry?(memory: Json): Retry;
  /** A cancel does not cut it off once it is its turn: it runs, with `cancelled`, and brings the world to rest. */
  settles?: boolean;
  /**
   * Repeatable: it may have run before, to any point, in a process that is gone.
   * @throws AppFailure when it cannot be; AwsFailure as it comes: what may pass is tried again.
   */
  run(context: StepContext<Input>): Promise<Outcome<Output>>;
}

/** What a retry does about a step that did not get done: which others are done anew, and what it remembers. */
export interface Retry {
  redo: string[];
  memory: Json;
}

/** What a step has at hand. */
export interface StepContext<Input> {
  input: Input;
  operationId: string;
  actor: string;
  /** `EcsDemoAPI/dev` */
  environment: string;
  /** The output of a step that this one comes after. */
  output<Output extends object>(step: Step<Input, Output>): Output;
  /** Whether this step of the operation, which it may come before or beside, is done. */
  isDone(key: string): boolean;
  /** Tells which resource was made or found. */
  resource(type: string, id: string, created: boolean): void;
  /**
   * Makes a resource that bears no mark, or cannot be listed by it: kept as this operation's before the call, so that it
   * stays known whose it is when the answer is not heard.
   */
  making<T>(type: string, id: string, call: () => Promise<T>): Promise<T>;
  /** Tells which resource is gone now. */
  removed(type: string, id: string): void;
  /** Tells the operation's page: the API's id, once known, and what it has come to. */
  report(news: { apiId?: string; result?: Json }): void;
  /** What this step has remembered; survives waits and crashes, not a retry. */
  memory: Json;
  /** Remembers at once, before the next change to the world. */
  remember(entries: Json): Promise<void>;
  /** A person has asked for the end. Only a step that settles ever sees it: it throws `cancelled` once the world is at rest. */
  cancelled: boolean;
  /** Milliseconds since the step began or was resumed. */
  elapsedMs: number;
}

/** An operation of one kind, by its steps. */
export interface Definition<Input> {
  kind: OperationKind;
  /** The stored input, checked again: it may have been written by an older version. */
  parse(input: unknown): Input;
  steps: Step<Input>[];
}

export const done = <Output extends object>(output: Output, detail?: string): Outcome<Output> => ({
  done: true,
  output,
  detail,
});

export const wait = (waitMs: number, because: string): Outcome<never> => ({ done: false, waitMs, because });

/** For inference of a step's types. */
export const defineStep = <Input, Output extends object>(step: Step<Input, Output>): Step<Input, Output> => step;

/** Definitions of all kinds in one table: each checks its own input, so the table need not know the type. */
export const anyInput = <Input>(definition: Definition<Input>): Definition<unknown> =>
  definition as unknown as Definition<unknown>;
