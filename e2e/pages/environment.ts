import { expect, type Locator, type Page } from "@playwright/test";
import { Probes } from "./probes";

/** `/environments/{apiId}/{stage}`: one environment whole. */
export class Environment {
  constructor(private readonly page: Page) {}

  async expectOpen(api: string, stage: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: `${api} / ${stage}` })).toBeVisible();
  }

  async expectHealth(word: string, timeout = 60_000): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(word, { timeout });
  }

  get causes(): Locator {
    return this.page.getByRole("region", { name: "Causes" }).getByRole("listitem");
  }

  /** What carries out the remedy of a cause, from 1. */
  command(cause: number): Locator {
    return this.page.getByRole("region", { name: `Command for cause ${cause}`, exact: true });
  }

  /** The hops of `GET /helloworld`, in order. */
  hops(method: string): Locator {
    return this.page
      .getByRole("region", { name: `Way of ${method}` })
      .getByRole("list", { name: "Hops", exact: true })
      .locator("> li");
  }

  get targets(): Locator {
    return this.page.getByRole("list", { name: "Targets", exact: true }).locator("> li");
  }

  /** What the page shows, but for the names of things: its parts, and each hop with its verdict. */
  async shown(): Promise<{ parts: string[]; hops: string[] }> {
    await new Probes(this.page).comeNear();
    const parts = await this.page.getByRole("main").getByRole("heading", { level: 2 }).allInnerTexts();
    const hops = await this.page
      .locator("[data-hop]")
      .evaluateAll((all) => all.map((each) => `${each.dataset.hop} ${each.dataset.verdict}`));
    return { parts, hops };
  }

  async invoke(stage: string): Promise<Locator> {
    await this.page.getByRole("button", { name: `Invoke ${stage}` }).click();
    return this.page
      .getByRole("status")
      .filter({ hasText: /Answered|Failed|\d{3}/ })
      .last();
  }

  async changeVariable(name: string, value: string): Promise<void> {
    const variables = this.page.getByRole("list", { name: "Stage variables" });
    await variables.getByRole("button", { name: `Change ${name}` }).click();
    await variables.getByRole("textbox", { name: `Value of ${name}` }).fill(value);
    await variables.getByRole("button", { name: `Save ${name}` }).click();
    await expect(variables.getByRole("textbox", { name: `Value of ${name}` })).toBeHidden();
  }

  /** One that the snapshot uses and the stage lacks. */
  async setVariable(name: string, value: string): Promise<void> {
    await this.page.getByRole("textbox", { name: `Value of ${name}` }).fill(value);
    await this.page.getByRole("button", { name: `Set ${name}` }).click();
  }

  async valueOf(name: string): Promise<string> {
    await this.page.getByRole("button", { name: `Change ${name}` }).click();
    const value = await this.page.getByRole("textbox", { name: `Value of ${name}` }).inputValue();
    await this.page.getByRole("button", { name: "Keep as it is" }).click();
    return value;
  }

  get rollBack(): Locator {
    return this.page.getByRole("button", { name: /^Roll back to snapshot / });
  }
}
