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
  .join("\n");

it.each([...Object.keys(DIAGNOSES), ...REASON_CODES])("%s is produced by an integration test", (code) => {
  expect(told).toContain(`"${code}"`);
});
