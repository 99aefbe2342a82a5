import { expect, type Locator, type Page } from "@playwright/test";

/** `/environments/new`: the form. */
export class NewEnvironment {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/environments/new");
    await this.expectOpen();
  }

  async expectOpen(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: "New environment" })).toBeVisible();
  }

  field(label: string): Locator {
    return this.page.getByRole("form", { name: "New environment" }).getByLabel(label, { exact: true });
  }

  /** One of a few ways: several choices have one of the same name. */
  choice(legend: string, option: string): Locator {
    return this.page.getByRole("group", { name: legend, exact: true }).getByLabel(option, { exact: true });
  }

  /** What a list calls one of its options, once it is there. */
  optionOf(label: string, name: RegExp): Promise<string> {
    return this.field(label).getByRole("option", { name }).innerText();
  }

  async fill(values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.field(label).fill(value);
  }

  async chooseApi(name: string): Promise<void> {
    await this.field("API").selectOption(await this.optionOf("API", new RegExp(`^${name} \\(`)));
  }

  /** Launch type, network, load balancer, health check, role and logs. */
  async openMore(): Promise<void> {
    await this.page.getByText(/^More choices/).click();
  }

  preview(): Locator {
    return this.page.getByRole("region", { name: "What will exist" });
  }

  /** Costs, permissions, commands: folded away at first. */
  async openInPreview(part: string): Promise<void> {
    await this.preview().getByText(part).click();
  }

  subnets(): Locator {
    return this.page.getByRole("group", { name: "Subnets" }).getByRole("checkbox");
  }

  /** What a field offers as it is typed in. */
  offered(name: string): Locator {
    return this.page.locator(`datalist option[value="${name}"]`).first();
  }

  /** The text beside a field: its error while it has one. */
  async note(label: string): Promise<string> {
    const id = await this.field(label).getAttribute("aria-describedby");
    return this.page.locator(`[id="${id}"]`).innerText();
  }

  async submit(stage: string): Promise<void> {
    await this.page.getByRole("button", { name: `Create ${stage}`, exact: true }).click();
  }
}
