/** Rows and cells of a page's lists, in the order of the page. */
const ITEMS = "main [data-item]";
const FOCUSABLE = "a[href], button, summary";

/** Moves the focus to the next or previous item of the page's lists; the first one when none has it. */
export function move(by: 1 | -1): void {
  const items = [...document.querySelectorAll<HTMLElement>(ITEMS)];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = at < 0 ? items[0] : items[at + by];
  const target = next?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
