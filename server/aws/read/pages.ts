/** The largest page that API Gateway gives. */
export const API_GATEWAY_PAGE = 500;

/** No account has as many pages; an endpoint that repeats its token forever is stopped here. */
const MOST_PAGES = 1_000;

/** All items of a paged answer: asks again with the token of the page before until there is none. */
export async function allPages<T>(
  page: (token: string | undefined) => Promise<{ items: T[] | undefined; next: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let read = 0; read < MOST_PAGES; read++) {
    const { items, next } = await page(token);
    all.push(...(items ?? []));
    if (next === undefined || next === "" || next === token) return all;
    token = next;
  }
  return all;
}

/** Batches of at most `size`, in order. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < items.length; at += size) batches.push(items.slice(at, at + size));
  return batches;
}
