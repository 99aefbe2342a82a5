import { AppFailure } from "@/lib/contracts/app-failure";
import { teardownInput } from "@/lib/contracts/teardown-input";
import type { TeardownAsk } from "../teardown";

const schema = teardownInput.pick({ scope: true, picked: true, logGroups: true });

/** `?apiId=&stage=`, `?environment=` or `?operationId=`; `picked` as often as needed, `logGroups=true`. @throws AppFailure */
export function teardownQuery(parameters: URLSearchParams): TeardownAsk {
  const { logGroups, picked: _, ...scope } = Object.fromEntries(parameters);
  const parsed = schema.safeParse({ scope, picked: parameters.getAll("picked"), logGroups: logGroups === "true" });
  if (parsed.success) return parsed.data;
  throw new AppFailure({
    code: "invalid_input",
    message: "A removal is of an environment or of what an operation made.",
    remedy: "Name apiId and stage, or environment, or operationId.",
  });
}
