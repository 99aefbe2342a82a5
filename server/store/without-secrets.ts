type Json = Record<string, unknown>;

/** Fields of inputs that may hold a secret: people write passwords into a container's shell command; NoEcho parameters. */
const SECRET = new Set(["command", "secrets"]);

/** An input as it may be shown and written down: of what may hold a secret, only that it was given. */
export const withoutSecrets = (input: Json): Json =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, isGiven(name, value) ? "(given)" : kept(value)]),
  );

/** A file is too large to be kept, and would become an empty object. */
const kept = (value: unknown): unknown => (value instanceof Blob ? `(file of ${value.size} bytes)` : value);

const isGiven = (name: string, value: unknown): boolean => SECRET.has(name) && value !== "" && value != null;
