/** By which column, and which way. */
export interface Sort {
  by: string;
  down: boolean;
}

/** As it stands in an address: `name`, `-name`. What is no column counts as `fallback`. */
export function readSort(text: string, columns: readonly string[], fallback: Sort): Sort {
  const by = text.replace(/^-/, "");
  return columns.includes(by) ? { by, down: text.startsWith("-") } : fallback;
}

export const writeSort = ({ by, down }: Sort): string => (down ? `-${by}` : by);

/** Pressing a column's head: that column, and the other way round when it is that one already. */
export const pressed = (before: Sort, by: string): Sort => ({ by, down: before.by === by && !before.down });

const collator = new Intl.Collator("en", { numeric: true });

/** Texts as people order them: `10.0.0.9` before `10.0.0.12`. */
export const compareText = (a: string, b: string): number => collator.compare(a, b);
