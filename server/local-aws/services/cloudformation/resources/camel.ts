/** Between CloudFormation's `PascalCase` and the `camelCase` of ECS and API Gateway. */

type Camel<Name extends string> = Uncapitalize<Name>;
/** Every structure's members begin in lower case; maps (string index) keep their keys. */
export type CamelCased<T> = T extends readonly (infer Item)[]
  ? CamelCased<Item>[]
  : T extends object
    ? string extends keyof T
      ? T
      : { [Key in keyof T as Key extends string ? Camel<Key> : Key]: CamelCased<T[Key]> }
    : T;

/** @param maps names of members whose keys are their author's own and stay as they are */
export function camelCased<T>(value: T, maps: readonly string[] = []): CamelCased<T> {
  return convert(value, maps, (name) => name.charAt(0).toLowerCase() + name.slice(1)) as CamelCased<T>;
}

/** The other way, for what a service answers. @param maps in CloudFormation's spelling */
export function pascalCased(value: unknown, maps: readonly string[] = []): unknown {
  return convert(value, maps, (name) => name.charAt(0).toUpperCase() + name.slice(1));
}

function convert(value: unknown, maps: readonly string[], rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => convert(one, maps, rename));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const renamed = rename(name);
      return [renamed, maps.includes(name) || maps.includes(renamed) ? member : convert(member, maps, rename)];
    }),
  );
}
