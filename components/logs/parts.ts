/** A line cut where the text that is searched for stands. `at`: where the part begins. */
export interface Part {
  text: string;
  hit: boolean;
  at: number;
}

/** Case counts, as in the search itself. Without a search the whole line is one part. */
export function parts(line: string, search: string): Part[] {
  if (search === "") return [{ text: line, hit: false, at: 0 }];
  const found: Part[] = [];
  let at = 0;
  for (let hit = line.indexOf(search); hit >= 0; hit = line.indexOf(search, at)) {
    if (hit > at) found.push({ text: line.slice(at, hit), hit: false, at });
    found.push({ text: search, hit: true, at: hit });
    at = hit + search.length;
  }
  if (at < line.length) found.push({ text: line.slice(at), hit: false, at });
  return found;
}
