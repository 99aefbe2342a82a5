import { expect, type Locator, type Page } from "@playwright/test";

/** The drawer of an environment's page: copy, change, export. */
export class Change {
  constructor(private readonly page: Page) {}

  get drawer(): Locator {
    return this.page.getByRole("dialog");
  }

  async open(stage: string): Promise<void> {
    await this.page.getByRole("link", { name: "Copy, change, export…" }).click();
    await expect(this.page.getByRole("dialog", { name: `Copy, change or export ${stage}` })).toBeVisible();
  }

  async choose(what: string): Promise<void> {
    await this.drawer.getByRole("link", { name: what }).click();
  }

  field(label: string): Locator {
    return this.drawer.getByLabel(label, { exact: true });
  }

  async press(name: string): Promise<void> {
    await this.drawer.getByRole("button", { name }).click();
  }

  /** The operation that was started here, when it has ended. */
  async expectEnd(status: "Succeeded" | "Failed", timeout = 90_000): Promise<void> {
    await expect(this.drawer.getByText(status, { exact: true }).first()).toBeVisible({ timeout });
  }

  async close(): Promise<void> {
    await this.drawer.getByRole("button", { name: "Close", exact: true }).click();
    await expect(this.drawer).toBeHidden();
  }
}
