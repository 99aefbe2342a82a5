import { expect, type Locator, type Page } from "@playwright/test";

/** `/findings`: what the lint found. */
export class Findings {
  constructor(private readonly page: Page) {}

  /** In the navigation; its name says how many there are to look at. */
  get link(): Locator {
    return this.page
      .getByRole("navigation", { name: "Main" })
      .first()
      .getByRole("link", { name: /^Findings/ });
  }

  async open(): Promise<void> {
    await this.link.click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Findings" })).toBeVisible();
  }

  /** All of one severity: `Errors`. */
  items(heading: "Errors" | "Warnings" | "Notes"): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^${heading}:`) }).getByRole("listitem");
  }
}
