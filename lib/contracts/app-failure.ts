import type { AppError } from "./errors";

/** An `AppError` on its way up: thrown on the server, turned into a result or a response at the edge. */
export class AppFailure extends Error {
  readonly error: AppError;
  constructor(error: AppError, options?: { cause?: unknown }) {
    super(error.message, options);
    this.name = "AppFailure";
    this.error = error;
  }
}
