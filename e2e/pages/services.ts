import { expect, type Locator, type Page } from "@playwright/test";

/** `/services` and `/services/{cluster}/{service}`. */
export class Services {
  constructor(private readonly page: Page) {}

  async open(query = ""): Promise<void> {
    await this.page.goto(`/services${query}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Services" })).toBeVisible();
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** The row of a cluster. */
  cluster(name: string): Locator {
    return this.page.getByRole("table", { name: /^Clusters of/ }).locator(`[data-cluster="${name}"]`);
  }

  async openService(cluster: string, name: string): Promise<void> {
    await this.row(name).getByRole("link", { name, exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(`${cluster} / ${name}`);
  }

  async expectHealth(word: string, timeout = 60_000): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(word, { timeout });
  }

  card(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  get tasks(): Locator {
    return this.card("Tasks").getByRole("list", { name: "Tasks", exact: true }).locator("> li");
  }

  get stopped(): Locator {
    return this.page.getByRole("list", { name: "Stopped tasks", exact: true }).locator("> li");
  }

  get lines(): Locator {
    return this.page.getByRole("region", { name: "Log lines" }).getByRole("listitem");
  }

  panel(name: string | RegExp): Locator {
    return this.page.getByRole("group", { name });
  }
}
