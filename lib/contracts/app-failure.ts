import type { AppError } from "./errors";

const BRAND = Symbol.for("stageway.AppFailure");

/** An `AppError` on its way up: thrown on the server, turned into a result or a response at the edge. */
export class AppFailure extends Error {
  readonly [BRAND] = true;
  readonly error: AppError;

  constructor(error: AppError, options?: { cause?: unknown }) {
    super(error.message, options);
    this.name = "AppFailure";
    this.error = error;
  }
}

/** By brand and not `instanceof`: Next bundles this file more than once. */
export const isAppFailure = (thrown: unknown): thrown is AppFailure =>
  typeof thrown === "object" && thrown !== null && BRAND in thrown;
