import { expect, type Locator, type Page } from "@playwright/test";

/** What happened, on an environment's page. */
export class Timeline {
  constructor(private readonly page: Page) {}

  private get card(): Locator {
    return this.page.getByRole("region", { name: "Timeline", exact: true });
  }

  async open(): Promise<void> {
    await this.card.getByRole("button", { name: "Show what happened" }).click();
    await expect(this.card.getByRole("searchbox", { name: "Filter the timeline" })).toBeVisible();
  }

  /** Newest first. */
  get entries(): Locator {
    return this.card.locator("li[data-kind]");
  }

  async choose(kind: string): Promise<void> {
    await this.card.getByRole("button", { name: new RegExp(`^${kind}: `) }).click();
  }
}
