import { main } from "./lib/problem.mjs";
import { serve } from "./lib/serve.mjs";

/** `npm start`: installs and builds what is missing or stale, then runs the dashboard and the local AWS endpoint. */
main(() => serve("start"));
