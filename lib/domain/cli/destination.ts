import { quote } from "../diagnosis/cli";

/** Where commands go, and with whose key. */
export interface Destination {
  connection: "local" | "aws";
  region: string;
  /** Null: AWS itself. */
  endpoint: string | null;
}

/** The embedded endpoint knows this one key; a real account's come from the person's own shell. */
export const keyWords = ({ connection }: Pick<Destination, "connection">): string[] =>
  connection === "local" ? ["AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test"] : [];

/** The region always stands in it: a shell's default may be another. */
export const targetWords = ({ region, endpoint }: Pick<Destination, "region" | "endpoint">): string[] => [
  ...(endpoint === null ? [] : ["--endpoint-url", quote(endpoint)]),
  "--region",
  quote(region),
];

/** A command such as `awsCli` writes it, to be pasted anywhere: it reaches the account that is looked at, and no other. */
export const addressed = (command: string, to: Destination): string =>
  command.startsWith("aws ") ? [...keyWords(to), command, ...targetWords(to)].join(" ") : command;
