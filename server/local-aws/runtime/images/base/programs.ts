/** What every built-in image has. `curl` and `wget` are there for health checks, also where the real image has neither. */
import type { Program } from "../../process";
import { shell } from "../../shell/shell";
import { curl } from "./curl";
import { wget } from "./wget";

export const BASE_PROGRAMS: Readonly<Record<string, Program>> = {
  "/bin/sh": shell,
  "/usr/bin/sh": shell,
  "/usr/bin/curl": curl,
  "/usr/bin/wget": wget,
  "/bin/true": async () => 0,
  "/bin/false": async () => 1,
};
