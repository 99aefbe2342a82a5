/** One `aws …` command line, as far as Stageway writes them. */
export interface CliCall {
  service: string;
  /** `create-cluster`, or of `wait` the waiter. */
  operation: string;
  isWait: boolean;
  endpoint: string;
  region: string;
  /** Of `--cli-input-json`; else of the options themselves. */
  input: Record<string, unknown>;
  options: Record<string, string>;
  query: string | null;
  output: "text" | "json";
}

/** @throws Error for what the real one would refuse, too: a command must not pass here that fails for people. */
export function parseArguments(words: string[]): CliCall {
  const [service = "", first = "", ...rest] = words;
  const isWait = first === "wait";
  const [operation = "", ...args] = isWait ? rest : [first, ...rest];
  const options = optionsOf(args);
  const { "--cli-input-json": input, "--query": query, "--output": output = "json", ...others } = options;
  const { "--endpoint-url": endpoint = "", "--region": region = "", ...own } = others;
  if (endpoint === "") throw new Error("Without an endpoint a test would reach AWS itself.");
  if (output !== "text" && output !== "json") throw new Error(`Unknown output: ${output}`);
  return {
    service,
    operation,
    isWait,
    endpoint,
    region,
    input: input === undefined ? {} : JSON.parse(input),
    options: own,
    query: query ?? null,
    output,
  };
}

function optionsOf(args: string[]): Record<string, string> {
  const options: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 2) {
    const [name = "", value] = [args[at], args[at + 1]];
    if (!name.startsWith("--") || value === undefined) throw new Error(`Unexpected: ${name}`);
    options[name] = value;
  }
  return options;
}
