import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";

/** The API's definition: exported from its page, imported on a page of its own. */
export class Definition {
  constructor(private readonly page: Page) {}

  get exportDrawer(): Locator {
    return this.page.getByRole("dialog", { name: /^Export / });
  }

  /** From the list, which knows of a new API by itself, to the API's page and what can be done there. */
  async open(api: string, action: "Export" | "Import"): Promise<void> {
    await this.page.goto("/");
    await this.page.getByRole("link", { name: api, exact: true }).click();
    await this.page.getByRole("link", { name: action, exact: true }).click();
  }

  get exported(): Locator {
    return this.exportDrawer.getByRole("region", { name: "Definition" });
  }

  /** The file's name and contents. */
  async download(): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.exportDrawer.getByRole("link", { name: /^Download / }).click(),
    ]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
  }

  async chooseFile(name: string, text: string): Promise<void> {
    await this.page
      .getByLabel("Definition file")
      .setInputFiles({ name, mimeType: "application/yaml", buffer: Buffer.from(text) });
  }

  /** Drags a file over the field and lets it go there. */
  async dropFile(name: string, text: string): Promise<void> {
    const files = await this.page.evaluateHandle(
      ([file = "", contents = ""]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([contents], file, { type: "application/json" }));
        return transfer;
      },
      [name, text],
    );
    const place = this.page.getByText("or drag one here, or paste below");
    for (const event of ["dragover", "drop"]) await place.dispatchEvent(event, { dataTransfer: files });
  }

  get pasted(): Locator {
    return this.page.getByRole("textbox", { name: "Pasted definition" });
  }

  get changes(): Locator {
    return this.page.getByRole("region", { name: "What changes" });
  }

  /** What the import does to what the API has beside its methods. */
  get parts(): Locator {
    return this.page.getByRole("region", { name: "Models, authorizers and the rest" });
  }

  async expectImported(name: string): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: `Imported into ${name}` })).toBeVisible();
  }

  get deployDrawer(): Locator {
    return this.page.getByRole("dialog", { name: /^Deploy / });
  }

  /** In the drawer that is open: presses, and waits until the stage is verified. */
  async deploy(stage: string): Promise<void> {
    await this.deployDrawer.getByRole("button", { name: `Deploy to ${stage}` }).click();
    await expect(this.deployDrawer.getByText("Succeeded")).toBeVisible({ timeout: 60_000 });
  }
}
