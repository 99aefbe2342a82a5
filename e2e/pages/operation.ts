import { expect, type Locator, type Page } from "@playwright/test";

/** `/operations/{id}`: the live steps. */
export class Operation {
  constructor(private readonly page: Page) {}

  async expectOpen(): Promise<void> {
    await this.page.waitForURL(/\/operations\/[0-9a-f-]{36}$/);
  }

  get steps(): Locator {
    return this.page
      .getByRole("list", { name: "Steps", exact: true })
      .getByRole("listitem")
      .filter({ has: this.page.locator("p") });
  }

  step(title: string | RegExp): Locator {
    return this.page.getByRole("list", { name: "Steps", exact: true }).locator("> li").filter({ hasText: title });
  }

  /** Ends, and so. Shows the errors on the page when it ends otherwise. */
  async expectEnd(status: "Succeeded" | "Failed" | "Cancelled", timeout = 90_000): Promise<void> {
    const heading = this.page.getByRole("heading", { level: 1 });
    await expect(heading).toContainText(/Succeeded|Failed|Cancelled/, { timeout });
    const errors = await this.page.getByRole("alert").allInnerTexts();
    await expect(heading, errors.join("\n")).toContainText(status, { timeout: 1_000 });
  }

  async toEnvironment(api: string, stage: string): Promise<void> {
    await this.page.getByRole("link", { name: `Open ${api}/${stage}` }).click();
  }
}
