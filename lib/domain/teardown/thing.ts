import type { PlannedThing, ThingType } from "@/lib/contracts/teardown";
import { ENVIRONMENT_TAG, OPERATION_TAG, STACK_TAG, type Tags } from "../ownership";

/** What a stage uses only for what it may become, a rollback or the next snapshot, is not among it. */
export interface Serving {
  /** Keys of its deployments, and of the methods in them. */
  keys: string[];
  variables: Readonly<Record<string, string>>;
}

/** A resource as a removal sees it: whose it is, and what depends on what. */
export interface Thing extends PlannedThing {
  /** Key of what it is part of, and would go with. */
  within?: string;
  /** Keys of what it needs: they cannot go while it stays. */
  uses: string[];
  /** Of a stage: what requests to it meet now. */
  serves?: Serving;
  /** Keys of what has no purpose without it: it stays where they stay in use. */
  feeds: string[];
  /** The environment that it was made for, as the tag has it. */
  environment?: string;
  /** The operation that made it; of a deployment's description only its beginning is known. */
  operationId?: string;
  /** The CloudFormation stack that it belongs to. */
  stack?: string;
}

/** Everything that was found, by key. */
export type Things = ReadonlyMap<string, Thing>;

export const keyOf = (type: ThingType, id: string): string => `${type} ${id}`;

/** `stage EcsDemoAPI/prod` */
export const nameOf = ({ type, name }: PlannedThing): string => `${type} ${name}`;

type Given = Pick<Thing, "type" | "id" | "name"> & Partial<Thing> & { tags?: Tags | undefined };

export function thing({ tags = {}, ...given }: Given): Thing {
  const owner = { environment: tags[ENVIRONMENT_TAG], operationId: tags[OPERATION_TAG], stack: tags[STACK_TAG] };
  const known = Object.fromEntries(Object.entries(owner).filter(([, value]) => value !== undefined));
  return { uses: [], feeds: [], ...known, ...given, key: keyOf(given.type, given.id) };
}

export const byKey = (things: readonly Thing[]): Things => new Map(things.map((each) => [each.key, each]));

/** Stageway made it. */
export const isMade = ({ operationId, environment }: Thing): boolean =>
  operationId !== undefined || environment !== undefined;

export const planned = ({ key, type, id, name }: Thing): PlannedThing => ({ key, type, id, name });
