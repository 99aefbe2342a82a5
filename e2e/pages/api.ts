import { expect, type Locator, type Page } from "@playwright/test";

/** `/apis/{apiId}`: one API with its stages, methods and deployments. */
export class Api {
  constructor(private readonly page: Page) {}

  async open(apiId: string): Promise<void> {
    await this.page.goto(`/apis/${apiId}`);
  }

  async expectOpen(name: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  }

  /** One stage of the pipeline. */
  stage(api: string, stage: string): Locator {
    return this.page.getByRole("article", { name: `${api} ${stage}`, exact: true });
  }

  get methods(): Locator {
    return this.page.getByRole("region", { name: "Methods and integrations" });
  }

  /** A method's row: `POST /helloworld`. */
  method(name: string): Locator {
    return this.methods.getByRole("row").filter({ hasText: name });
  }

  async compareWith(stage: string): Promise<void> {
    await this.methods
      .getByRole("navigation", { name: "Compare with stage" })
      .getByRole("link", { name: new RegExp(`^${stage}\\b`) })
      .click();
  }

  get deployments(): Locator {
    return this.page.getByRole("list", { name: "Deployments, newest first" }).getByRole("listitem");
  }
}
