import { expect, type Locator, type Page } from "@playwright/test";

/** CloudFormation stacks: the list, the form, the preview, the stack's page. */
export class Stacks {
  constructor(private readonly page: Page) {}

  async openForm(): Promise<void> {
    await this.page.goto("/stacks");
    await this.page.getByRole("link", { name: "Create with CloudFormation" }).click();
    await expect(this.page.getByRole("textbox", { name: "Name of the stack" })).toBeVisible();
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  get acknowledge(): Locator {
    return this.page.getByRole("checkbox", { name: /I acknowledge/ });
  }

  async preview(): Promise<void> {
    await this.page.getByRole("button", { name: "Preview the changes" }).click();
  }

  get changes(): Locator {
    return this.page.getByRole("list", { name: "Changes" });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  async follow(name: string): Promise<void> {
    await this.page.getByRole("link", { name, exact: true }).click();
  }

  async expectStatus(stack: string, status: string): Promise<void> {
    const heading = this.page.getByRole("heading", { level: 1, name: stack });
    await expect(heading).toContainText(status, { timeout: 120_000 });
  }

  get events(): Locator {
    return this.page.getByRole("region", { name: "Events, newest first" });
  }

  /** One of what the stack has made, by its logical id. */
  resource(logicalId: string): Locator {
    return this.page
      .getByRole("list", { name: "Resources", exact: true })
      .getByRole("listitem")
      .filter({ has: this.page.getByText(logicalId, { exact: true }) });
  }

  /** On the page that deletes it, after a deletion that has failed. */
  get stuck(): Locator {
    return this.page.getByRole("region", { name: "What could not be deleted" });
  }

  get cause(): Locator {
    return this.page.getByRole("region", { name: "First cause" });
  }

  get drift(): Locator {
    return this.page.getByRole("region", { name: "Drift", exact: true });
  }

  get effect(): Locator {
    return this.page.getByRole("region", { name: "What changes" });
  }
}
