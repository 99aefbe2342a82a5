type Json = Record<string, unknown>;

/**
 * Fields of inputs that may hold a secret, at any depth: people write passwords into a container's command, its
 * environment and its log driver's options; NoEcho parameters.
 */
const SECRET = new Set(["command", "entryPoint", "environment", "options", "secrets"]);

/** An input as it may be shown and written down: of what may hold a secret, only that it was given. */
export const withoutSecrets = (input: Json): Json =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, isGiven(name, value) ? "(given)" : kept(value)]),
  );

/** Longer texts are documents, such as a template: what they are of is kept where they went. */
const MOST_CHARACTERS = 4_096;

/** A file is too large to be kept, and would become an empty object. */
function kept(value: unknown): unknown {
  if (value instanceof Blob) return `(file of ${value.size} bytes)`;
  if (typeof value === "string" && value.length > MOST_CHARACTERS) return `(text of ${value.length} characters)`;
  if (Array.isArray(value)) return value.map(kept);
  return isPlain(value) ? withoutSecrets(value) : value;
}

const isPlain = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isGiven = (name: string, value: unknown): boolean => SECRET.has(name) && value !== "" && value != null;
