/** The id of a task, or how it begins, in what was typed or pasted: `arn:…:task/CLUSTER/ID`, `0123abcd`. Else null. */
export function taskIdIn(query: string): string | null {
  const text = query.trim().toLowerCase();
  const id = /^arn:.*:task\/(?:.*\/)?([^/]+)$/.exec(text)?.[1] ?? text;
  // What the timeline shows of an id are its first eight digits.
  return /^[0-9a-f]{8}[0-9a-f-]*$/.test(id) ? id : null;
}
