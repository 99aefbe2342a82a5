import { ensureInstalled } from "./lib/install.mjs";
import { main } from "./lib/problem.mjs";

/** `npm run local-aws`: the local AWS endpoint alone, in this process, until a signal ends it. */
main(async () => {
  await ensureInstalled();
  const { register } = await import("tsx/esm/api");
  register();
  await import("../server/local-aws/main.ts");
  // The endpoint ends the process itself.
  await new Promise(() => {});
});
