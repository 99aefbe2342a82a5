import { at } from "./lib/paths.mjs";
import { main, say } from "./lib/problem.mjs";
import { withTemporaryStack } from "./lib/temporary-stack.mjs";

/** `npm run screenshots`: the pictures of the README, taken from a real running stack. */
main(() =>
  withTemporaryStack(async (stack) => {
    const { takePictures } = await import("./pictures/take.mjs");
    await takePictures(stack, at("docs", "pictures"));
    say("written to docs/pictures");
  }),
);
