import type { AppError } from "@/lib/contracts/errors";

/** Why a read failed, as a person sees it. `offline`: the server itself did not answer. */
export class QueryFailure extends Error {
  readonly error: AppError;
  readonly offline: boolean;
  constructor(error: AppError, offline = false) {
    super(error.message);
    this.name = "QueryFailure";
    this.error = error;
    this.offline = offline;
  }
}

/** Any failure of a query as an `AppError`. */
export const errorOf = (failure: unknown): AppError =>
  failure instanceof QueryFailure ? failure.error : { code: "internal", message: "This could not be read." };
