import { expect, type Locator, type Page } from "@playwright/test";

/** *Probes* at the end of an environment's page. */
export class Probes {
  constructor(
    private readonly page: Page,
    private readonly stage = "",
  ) {}

  get part(): Locator {
    return this.page.getByRole("region", { name: "Probes", exact: true });
  }

  /** It is loaded when a person comes near. */
  async comeNear(): Promise<void> {
    await expect(async () => {
      await this.page.mouse.wheel(0, 5_000);
      await expect(this.part).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
  }

  async fill(fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) await this.part.getByLabel(label).fill(value);
  }

  start(): Promise<void> {
    return this.part.getByRole("button", { name: `Probe ${this.stage}` }).click();
  }

  async stop(): Promise<void> {
    await this.part.getByRole("button", { name: `Change the probe of ${this.stage}` }).click();
    await this.part.getByRole("button", { name: `Stop probing ${this.stage}` }).click();
  }

  get chart(): Locator {
    return this.part.getByRole("img", { name: /^Latency and availability over time/ });
  }

  /** Rows of the table beside the chart, newest first; opens it. */
  async openTable(): Promise<Locator> {
    await this.part.getByText("The chart as a table").click();
    return this.part.getByRole("region", { name: "Values of the chart" }).getByRole("row");
  }

  get failures(): Locator {
    return this.part.getByRole("list", { name: "Failed probes" }).getByRole("listitem");
  }
}
