import { expect, type Locator, type Page } from "@playwright/test";

/** The drawer of one promotion. */
export class Promotion {
  readonly drawer: Locator;

  constructor(
    page: Page,
    private readonly from: string,
    private readonly to: string,
  ) {
    this.drawer = page.getByRole("dialog", { name: `Promote ${from} to ${to}` });
  }

  get button(): Locator {
    return this.drawer.getByRole("button", { name: `Promote ${this.from} to ${this.to}` });
  }

  async promote(): Promise<void> {
    await this.button.click();
  }

  /** `prod runs snapshot …`, after the operation has verified it. */
  async expectDone(): Promise<void> {
    await expect(this.drawer.getByRole("status").filter({ hasText: `${this.to} runs snapshot` })).toBeVisible({
      timeout: 60_000,
    });
  }

  get rollBack(): Locator {
    return this.drawer.getByRole("button", { name: /^Roll back to snapshot / });
  }

  async close(): Promise<void> {
    await this.drawer.getByRole("button", { name: "Close" }).click();
    await expect(this.drawer).toBeHidden();
  }
}
