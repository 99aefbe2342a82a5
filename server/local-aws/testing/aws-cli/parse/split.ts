import type { NormalizedSchema } from "@smithy/core/schema";
import { UsageError } from "./errors";
import { optionName } from "./option-name";

/** What any command takes. */
export interface Globals {
  "endpoint-url"?: string;
  region?: string;
  query?: string;
  output?: string;
  "cli-input-json"?: string;
}

/** The words behind the operation, in order. */
export interface Split {
  globals: Globals;
  /** By the member's name; a flag has `true` or `false`. */
  options: Map<string, string[]>;
  positionals: string[];
}

const GLOBALS = new Set(["endpoint-url", "region", "query", "output", "cli-input-json"]);

/** How many words an option takes is said by its member's type. @throws UsageError as for a person */
export function split(words: readonly string[], input: NormalizedSchema): Split {
  const { globals, options, positionals }: Split = { globals: {}, options: new Map(), positionals: [] };
  for (let at = 0; at < words.length; ) {
    const word = words[at++] ?? "";
    if (!word.startsWith("--")) {
      positionals.push(word);
      continue;
    }
    const name = word.slice(2);
    const taken = (count: number): string[] => {
      const end = words.findIndex((each, index) => index >= at && each.startsWith("--"));
      const values = words.slice(at, Math.min(at + count, end < 0 ? words.length : end));
      if (values.length === 0)
        throw new UsageError(`argument ${word}: expected ${count === 1 ? "one" : "an"} argument`);
      at += values.length;
      return values;
    };
    if (GLOBALS.has(name)) globals[name as keyof Globals] = taken(1)[0];
    else {
      const { member, schema, negated } = memberOf(name, input);
      if (schema.isBooleanSchema()) options.set(member, [String(!negated)]);
      else options.set(member, taken(schema.isListSchema() ? Number.POSITIVE_INFINITY : 1));
    }
  }
  return { globals, options, positionals };
}

function memberOf(name: string, input: NormalizedSchema) {
  const members = input.isStructSchema() ? [...input.structIterator()] : [];
  for (const [member, schema] of members) {
    if (optionName(member) === name) return { member, schema, negated: false };
    if (schema.isBooleanSchema() && `no-${optionName(member)}` === name) return { member, schema, negated: true };
  }
  throw new UsageError(`Unknown options: --${name}`);
}
