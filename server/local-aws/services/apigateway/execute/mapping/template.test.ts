import { describe, expect, it } from "vitest";
import { GatewayError } from "../failure";
import { literalText, templateFor } from "./template";

describe("literalText", () => {
  it.each(['{"statusCode": 200}', "costs $5 #1", "a # b", "$$", "#hashtag"])("takes %j as it is", (text) => {
    expect(literalText(text)).toBe(text);
  });

  it.each(["$input.body", "$!{x}", "${x}", "#set($a = 1)", "#if(true)x#end", "## comment", "#{else}", "#* c *#"])(
    "does not evaluate %j",
    (text) => {
      expect(() => literalText(text)).toThrow(GatewayError);
    },
  );
});

describe("templateFor", () => {
  const templates = { "application/json": "j", "Text/Plain": "t" };
  it.each([
    ["application/json", "j"],
    ["APPLICATION/JSON; charset=utf-8", "j"],
    ["text/plain", "t"],
    ["text/html", undefined],
    ["", undefined],
  ])("%s", (type, text) => {
    expect(templateFor(templates, type)?.text).toBe(text);
  });
});
