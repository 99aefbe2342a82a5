/** Tells the script below that the page is alive. */
export const ALIVE = "stageway:alive";

/**
 * A page is seen a moment before it is alive, and a click on a button in between would be lost. Runs while the page is
 * parsed: keeps the last such click, and makes it when the page is alive. A form is not sent by the browser meanwhile.
 * The page's own `cursor` says that something is coming.
 */
const SCRIPT = `(() => {
  let kept;
  const root = document.documentElement;
  const keep = (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    kept = button;
    root.dataset.early = "";
  };
  addEventListener("click", keep, true);
  addEventListener("${ALIVE}", () => {
    removeEventListener("click", keep, true);
    delete root.dataset.early;
    if (kept && kept.isConnected) kept.click();
  }, { once: true });
})()`;

export const EarlyClicks = ({ nonce }: { nonce?: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file; it must run before any other script.
  <script {...(nonce && { nonce })} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />
);
