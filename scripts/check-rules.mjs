import { main } from "./lib/problem.mjs";
import { checkTree } from "./rules/check-tree.mjs";

/** The rules of the house that the linter cannot express: who imports whom, how long a file is. */
main(() => {
  const found = checkTree();
  for (const { path, line, message } of found) console.error(`${path}:${line} ${message}`);
  console.log(found.length === 0 ? "rules of the house: all kept" : `rules of the house: ${found.length} broken`);
  return found.length === 0 ? 0 : 1;
});
