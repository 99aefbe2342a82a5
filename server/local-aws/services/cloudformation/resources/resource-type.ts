/** What a resource type is: its properties, what of it can be changed in place, and its life by the services' own calls. */
import type { Tag } from "@aws-sdk/client-cloudformation";
import type { z } from "zod";
import type { Call } from "../calls";
import type { Value, ValueMap } from "../template/model";

/** One resource of a stack, as its type sees it. */
export interface Request<Properties> {
  readonly call: Call;
  readonly region: string;
  readonly account: string;
  readonly logicalId: string;
  readonly properties: Properties;
  /** Physical ids that the logical id had before, and that carry its marks as long as they are there. */
  readonly former: readonly string[];
  /** The template's tags, the stack's, and those by which CloudFormation marks what it makes. */
  tags(own?: readonly Tag[]): { Key: string; Value: string }[];
  /** `{stack}-{logical id}-{12 characters}`; the same each time it is asked for during one creation. */
  name(longest?: number): string;
  /** To be told by a `create` of several steps after the first: whatever happens then, it can be removed. */
  made(id: string): void;
}

export interface Existing<Properties> extends Request<Properties> {
  readonly id: string;
  readonly attributes: ValueMap;
}

export interface Change<Properties> extends Existing<Properties> {
  /** In force before; after a crash in the middle of a change, perhaps in part. */
  readonly previous: Properties;
}

export interface ResourceType<Properties = ValueMap> {
  readonly type: string;
  /** The properties that are known; others fail the resource. */
  readonly schema: z.ZodType;
  readonly propertyNames: readonly string[];
  /** Properties (`A`, `A.B`) whose change needs a new physical resource. */
  readonly replaces: readonly string[];
  /** The property that names the physical resource, if its author may choose one. */
  readonly nameProperty?: string | undefined;
  /** What Fn::GetAtt offers. */
  readonly attributeNames: readonly string[];
  /** Capability that a template with this type asks for. */
  readonly isIam?: boolean | undefined;
  /** Makes it. Answers its physical id. */
  create(request: Request<Properties>): Promise<string>;
  /** After a crash: the one that an earlier attempt at the same creation made, if any. Not needed where creating twice is creating once. */
  find?(request: Request<Properties>): Promise<string | undefined>;
  /** Puts the properties in force; may be done twice. Absent: every change replaces. */
  update?(change: Change<Properties>): Promise<void>;
  /** Whether it is ready to be used. @throws AwsError when it never will be */
  stable?(existing: Existing<Properties>): Promise<boolean>;
  attributes?(existing: Existing<Properties>): Promise<ValueMap>;
  /** What Ref yields; the physical id unless said otherwise. */
  delete(existing: Existing<Properties>): Promise<void>;
  /** Whether nothing of it is left; at once when absent. */
  gone?(existing: Existing<Properties>): Promise<boolean>;
  /** Its properties as they really are, as far as they can be read; undefined when it is gone. Absent: no drift detection. */
  read?(existing: Existing<Properties>): Promise<Partial<Record<keyof Properties & string, unknown>> | undefined>;
  /** Its tags as they really are, in the form of its property `Tags`; only asked for where the template has that. */
  readTags?(existing: Existing<Properties>): Promise<unknown>;
}

type Definition<Schema extends z.ZodObject> = Omit<
  ResourceType<z.output<Schema>>,
  "schema" | "propertyNames" | "replaces" | "attributeNames"
> & {
  schema: Schema;
  replaces?: readonly string[];
  attributeNames?: readonly string[];
};

/** Keeps a type's functions typed by its own schema. */
export function defineType<Schema extends z.ZodObject>(definition: Definition<Schema>): ResourceType {
  const complete = {
    replaces: [],
    attributeNames: [],
    ...definition,
    propertyNames: Object.keys(definition.schema.shape),
  };
  // Its functions are only ever called with properties that this very schema has read.
  return complete as unknown as ResourceType;
}

export type Attributes = Record<string, Value>;
