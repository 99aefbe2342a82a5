import { expect, type Locator, type Page } from "@playwright/test";
import { Promotion } from "./promotion";

/** `/`: every environment, API by API. */
export class Home {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/");
    await expect(this.page.getByRole("heading", { level: 1, name: "Environments" })).toBeVisible();
  }

  /** Shown while there is no environment at all. */
  get empty(): Locator {
    return this.page.getByRole("heading", { name: "No environments yet" });
  }

  get createExample(): Locator {
    return this.page.getByRole("button", { name: "Create the helloworld example (dev and prod)" });
  }

  get operations(): Locator {
    return this.page.getByRole("region", { name: "Operations under way" });
  }

  /** One environment's cell: `EcsDemoAPI dev`. */
  environment(api: string, stage: string): Locator {
    return this.page.getByRole("article", { name: `${api} ${stage}`, exact: true });
  }

  async newEnvironment(): Promise<void> {
    await this.page.getByRole("link", { name: "New environment" }).first().click();
  }

  /** Health, targets and the rest, as a person reads them, once they are so. */
  async expectEnvironment(api: string, stage: string, words: (string | RegExp)[], timeout = 60_000): Promise<void> {
    const cell = this.environment(api, stage);
    for (const word of words) await expect(cell).toContainText(word, { timeout });
  }

  async invoke(api: string, stage: string): Promise<Locator> {
    const cell = this.environment(api, stage);
    await cell.getByRole("button", { name: `Invoke ${stage}` }).click();
    return cell.getByRole("status");
  }

  async promote(api: string, from: string, to: string): Promise<Promotion> {
    await this.environment(api, to)
      .getByRole("link", { name: `Promote ${from} to ${to}` })
      .click();
    return new Promotion(this.page, from, to);
  }
}
