import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { profileRegion } from "./profile-region";
import { parseSettings } from "./settings";

const CONFIG = `
[default]
output = json
region = eu-west-1
[profile work]
s3 =
  region = nested-1
region=eu-central-1
[profile bare]
output = text
[profile "two words"]
region = ap-south-1
`;

let folder: string;
let AWS_CONFIG_FILE: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "stageway-config-"));
  AWS_CONFIG_FILE = path.join(folder, "config");
  writeFileSync(AWS_CONFIG_FILE, CONFIG);
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  [undefined, "eu-west-1"],
  ["work", "eu-central-1"],
  ["two words", "ap-south-1"],
  ["bare", undefined],
  ["nobody", undefined],
])("profile %s: %s", (AWS_PROFILE, region) => expect(profileRegion({ AWS_CONFIG_FILE, AWS_PROFILE })).toBe(region));

it("counts for a real account, below the environment, and never for the embedded endpoint", () => {
  const region = (env: Record<string, string>): string => parseSettings({ AWS_CONFIG_FILE, ...env }).region;
  expect(region({ STAGEWAY_CONNECTION: "aws" })).toBe("eu-west-1");
  expect(region({ STAGEWAY_CONNECTION: "aws", AWS_REGION: "us-west-2" })).toBe("us-west-2");
  expect(region({ STAGEWAY_CONNECTION: "local" })).toBe("us-east-1");
  expect(profileRegion({ AWS_CONFIG_FILE: path.join(folder, "none") })).toBeUndefined();
});
