import { expect, type Locator, type Page } from "@playwright/test";

/** `/load-balancers` and the page of one. */
export class LoadBalancers {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Load balancers" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Load balancers" })).toBeVisible();
  }

  /** The row of a load balancer, or of a target. */
  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  get rows(): Locator {
    return this.page.locator("tbody tr[aria-rowindex]");
  }

  get filter(): Locator {
    return this.page.getByRole("searchbox");
  }

  head(name: string): Locator {
    return this.page.getByRole("columnheader", { name });
  }

  async openOne(name: string): Promise<void> {
    await this.row(name).getByRole("link", { name, exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  group(name: string): Locator {
    return this.page
      .getByRole("region", { name: "Target groups" })
      .getByRole("listitem")
      .filter({ hasText: name })
      .first();
  }

  rules(listener: string): Locator {
    return this.page.getByRole("list", { name: `Rules of ${listener}` }).getByRole("listitem");
  }
}
