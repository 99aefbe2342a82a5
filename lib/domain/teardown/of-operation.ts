import { isAsked } from "./candidates";
import { nameOf, type Thing, type Things } from "./thing";

/** What is known of an operation whose things are to go. */
export interface MadeBy {
  operationId: string;
  /** Key of the stage that it changed, and the variables that it gave it, as its record has them. */
  stageKey?: string;
  variables?: Readonly<Record<string, string>>;
}

/** As an operation's things are seen when they are to go: a stage needs of its methods only those that it serves. */
export function unlessServed(things: Things, { operationId }: MadeBy): Things {
  const isMade = isMadeBy(things, operationId);
  const free = ({ uses, serves }: Thing) => uses.filter((key) => !isMethod(key) || !isMade(key) || has(serves, key));
  return new Map([...things].map(([key, each]) => [key, each.type === "stage" ? { ...each, uses: free(each) } : each]));
}

/** Names of the stages that were there before the operation, and serve what it made by now. */
export function servingWith(things: Things, made: MadeBy): string[] {
  const isMade = isMadeBy(things, made.operationId);
  const isServing = (stage: Thing): boolean =>
    (stage.serves?.keys.some((key) => !isMethod(key) && isMade(key)) ?? false) ||
    stage.uses.some((key) => things.get(key)?.type === "load balancer" && isMade(key)) ||
    (stage.key === made.stageKey &&
      Object.entries(made.variables ?? {}).some(([name, value]) => value === stage.serves?.variables[name]));
  const stages = [...things.values()].filter(({ type, key }) => type === "stage" && !isMade(key));
  return stages.filter(isServing).map(nameOf).sort();
}

const isMethod = (key: string): boolean => key.startsWith("method ");

const has = (serves: Thing["serves"], key: string): boolean => serves === undefined || serves.keys.includes(key);

const isMadeBy =
  (things: Things, operationId: string) =>
  (key: string): boolean => {
    const each = things.get(key);
    return each !== undefined && isAsked(each, { scope: { operationId } });
  };
