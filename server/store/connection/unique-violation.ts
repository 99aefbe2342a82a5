/** Whether this constraint refused a row; the driver's error may be wrapped. Same code on PGlite and PostgreSQL. */
export function isUniqueViolation(thrown: unknown, constraint: string): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const { code, constraint: broken } = error as { code?: unknown; constraint?: unknown };
    if (code === "23505" && broken === constraint) return true;
  }
  return false;
}
