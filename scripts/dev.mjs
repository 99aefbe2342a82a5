import { main } from "./lib/problem.mjs";
import { serve } from "./lib/serve.mjs";

/** `npm run dev`: as `npm start`, with Next's development server in place of a build. */
main(() => serve("dev"));
