import { expect, type Locator, type Page } from "@playwright/test";

/** What opens with Ctrl+K, over every page. */
export class Palette {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: "Find anything" });
  }

  get input(): Locator {
    return this.dialog.getByRole("combobox", { name: "Find anything" });
  }

  get options(): Locator {
    return this.dialog.getByRole("option");
  }

  async open(): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await expect(this.input).toBeFocused();
  }

  /** Types, and waits until what is first is what is looked for: then Enter means it. */
  async find(query: string, first: string | RegExp): Promise<void> {
    await this.input.fill(query);
    await expect(this.options.first()).toHaveText(first);
    // What is found may be drawn anew meanwhile.
    await expect(async () => {
      const id = (await this.options.first().getAttribute("id")) ?? "";
      await expect(this.input).toHaveAttribute("aria-activedescendant", id, { timeout: 1_000 });
    }).toPass();
  }
}
