import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import * as shown from "@/lib/domain/cli/shown";

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(folder, name), "utf8") }));

it("no other files write commands than those whose commands `commands.test.ts` has in its tables", () => {
  const writers = ["app", "components", "lib", "server"]
    .flatMap(sources)
    .filter(({ path, text }) => path !== "lib/domain/diagnosis/cli.ts" && /\bawsCli\(/.test(text))
    .map(({ path }) => path);
  expect(writers.sort()).toEqual([
    "lib/domain/cli/shown.ts",
    "lib/domain/diagnosis/family-unknown.ts",
    "lib/domain/diagnosis/gateway.ts",
    "lib/domain/diagnosis/listener.ts",
    "lib/domain/diagnosis/load-balancing.ts",
    "lib/domain/diagnosis/security-group.ts",
    "lib/domain/diagnosis/service-commands.ts",
    "lib/domain/diagnosis/service.ts",
    "lib/domain/diagnosis/target-commands.ts",
    "lib/domain/diagnosis/target-group.ts",
    "lib/domain/notes/snapshot.ts",
    "lib/domain/notes/stage-settings.ts",
    "lib/domain/notes/unused-variables.ts",
    "lib/domain/stopped-tasks/diagnose.ts",
  ]);
});

it("what screens show as a command is a remedy, one of these, or what was recorded", () => {
  const texts = sources("components").flatMap(({ text }) =>
    [...text.matchAll(/<(?:CommandBlock|CodeBlock)\b[^>]*\btext=\{([^}]*)\}[^>]*>/g)].map(([tag, given = ""]) => ({
      tag,
      given,
    })),
  );
  const commands = texts.filter(({ tag }) => /CommandBlock|name="[^"]*[Cc]ommand/.test(tag)).map(({ given }) => given);
  const tested = [...Object.keys(shown).map((name) => `${name}(`), "remedy.cli", "remedy.look"];
  const rest = commands.filter((given) => !tested.some((each) => given.includes(each)));
  // A task's own command is one that recorded-commands.integration.test.ts runs.
  expect([...new Set(rest)].sort()).toEqual(["command", 'commands.join("\\n")']);
});

it("what only looks closer is labelled so, wherever it is shown", () => {
  const blocks = sources("components").flatMap(({ text }) => text.match(/<CommandBlock\b[^>]*>/g) ?? []);
  const looks = blocks.filter((tag) => /remedy\??\.look/.test(tag));
  expect(looks.length).toBeGreaterThan(0);
  expect(looks.filter((tag) => !tag.includes('label="To look closer"'))).toEqual([]);
});
