/** What the CLI refuses before it sends anything. It ends with 252 then, and with 254 when AWS refuses. */
export class UsageError extends Error {
  override name = "UsageError";
}
