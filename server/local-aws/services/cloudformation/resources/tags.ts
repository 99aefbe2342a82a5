/** Tags in the forms that services want. */

interface Tag {
  Key: string;
  Value: string;
}

export const asMap = (tags: readonly Tag[]): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));

export const asList = (tags: Record<string, string> = {}): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

export const asLower = (tags: readonly Tag[]): { key: string; value: string }[] =>
  tags.map(({ Key, Value }) => ({ key: Key, value: Value }));

/** Keys of `before` that are not in `after`. */
export const goneKeys = (before: readonly { Key?: string | undefined }[], after: readonly Tag[]): string[] =>
  before.map(({ Key = "" }) => Key).filter((key) => !after.some((tag) => tag.Key === key));
