import { expect, type Locator, type Page } from "@playwright/test";

/** `/environments/{apiId}/{stage}/remove`, `/operations/{id}/remove`: what goes and what stays. */
export class Removal {
  constructor(private readonly page: Page) {}

  async expectOpen(title: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  get goes(): Locator {
    return this.page.getByRole("list", { name: "What goes" }).getByRole("listitem");
  }

  get stays(): Locator {
    return this.page.getByRole("list", { name: "What stays" }).getByRole("listitem");
  }

  get logGroups(): Locator {
    return this.page.getByRole("checkbox", { name: /^Also remove the log groups/ });
  }

  get button(): Locator {
    return this.page.getByRole("form", { name: "Confirm" }).getByRole("button", { name: /^Remove / });
  }

  async type(environment: string): Promise<void> {
    await this.page.getByRole("textbox", { name: `Type ${environment} to confirm` }).fill(environment);
  }
}
