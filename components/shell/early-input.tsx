/** Tells the script below that the page is alive. */
export const ALIVE = "stageway:alive";

/**
 * A page is seen a moment before it is alive. A click on a button in between would be lost; and what is typed would stand
 * in its field while React still holds the value that it rendered, so that another value is sent than the one shown.
 * Runs while the page is parsed: keeps the last such click and every field changed. When the page is alive, each of them
 * changes once more, now heard, and then the click is made. A form is not sent by the browser meanwhile. The page's own
 * `cursor` says that something is coming.
 *
 * React ignores an input event whose value it knows. It knows what is set on the element itself, and not what is set
 * through the prototype.
 */
const SCRIPT = `(() => {
  let kept;
  const fields = new Set();
  const root = document.documentElement;
  const keep = (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    kept = button;
    root.dataset.early = "";
  };
  const note = ({ target }) => {
    if (target.matches("input, select, textarea")) fields.add(target);
  };
  const changeAgain = (field, value) => {
    const dispatch = (type) => field.dispatchEvent(new Event(type, { bubbles: true }));
    if (!field.isConnected) return;
    dispatch("input"); // Part of a page that streams may not be alive yet: React makes it so for an event, and only then.
    field.value = value + " ";
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
    dispatch("input");
    dispatch("change");
  };
  addEventListener("click", keep, true);
  addEventListener("input", note, true);
  addEventListener("${ALIVE}", () => {
    removeEventListener("click", keep, true);
    removeEventListener("input", note, true);
    delete root.dataset.early;
    // One at a time: what a field changes is drawn before the next one is heard. Drawing puts React's values back in
    // the fields that it has not heard of yet, so what they hold is kept here.
    for (const field of fields) setTimeout(changeAgain, 0, field, field.value);
    if (kept) setTimeout(() => kept.isConnected && kept.click());
  }, { once: true });
})()`;

export const EarlyInput = ({ nonce }: { nonce?: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file; it must run before any other script.
  <script {...(nonce && { nonce })} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />
);
