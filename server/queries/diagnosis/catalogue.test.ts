import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DIAGNOSES } from "@/lib/domain/diagnosis/codes";
import { REASON_CODES } from "@/lib/domain/diagnosis/reason-codes";

/** What the integration tests say, of this folder and of the families that fail. */
const told = [".", ".."]
  .map((folder) => new URL(`${folder}/`, import.meta.url))
  .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
  .filter(({ pathname }) => pathname.endsWith(".integration.test.ts"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n")
  // What a comment says shows nothing.
  .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

/**
 * All the others the public API brings about. These are AWS's own doing, or what only other implementations of AWS take,
 * and the endpoint is told to: no answer is rewritten on its way.
 */
const BY_CONDITION = {
  loadBalancerFailed: ["loadBalancer.failed"],
  loadBalancerImpaired: ["loadBalancer.impaired"],
  registrationHeld: ["Elb.RegistrationInProgress"],
  internalError: ["Elb.InternalError"],
  alarm: ["service.rolloutFailed"],
  tasksInterrupted: ["task.capacityLost"],
  schedulerThrottled: ["service.rolloutStuck"],
  lenientApiGateway: ["variable.illegal", "stage.noDeployment", "deployment.noMethods", "integration.missing"],
};

it.each(Object.entries(BY_CONDITION))("the condition %s is asked for, and brings about %j", (condition, codes) => {
  expect(told).toContain(`condition: "${condition}"`);
  for (const code of codes) expect([...Object.keys(DIAGNOSES), ...REASON_CODES]).toContain(code);
});

it.each(Object.keys(DIAGNOSES))("%s is expected by an integration test", (code) => {
  expect(told).toContain(`code: "${code}"`);
});

/** AWS's reason codes are the rows of a table, whose first column is what is expected. */
it.each(REASON_CODES)("%s is a row, or expected, in an integration test", (code) => {
  expect(told).toMatch(new RegExp(`^\\s*\\[?"${code}",|toBe\\("${code}"\\)|reasonCode: "${code}"`, "m"));
});
