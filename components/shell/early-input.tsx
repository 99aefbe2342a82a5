/** Tells the script below that the page is alive. */
export const ALIVE = "stageway:alive";

/**
 * A page is seen a moment before it is alive, and a part that streams or whose code comes later after the rest of it. A
 * click on a button in between would be lost; and what is typed would stand in its field while React still holds the
 * value that it rendered, so that another value is sent than the one shown. Runs while the page is parsed: keeps the last
 * such click, and every field changed before React has it. When React has a field, it changes once more, now heard; when
 * all have and React has the button, the click is made. A form is not sent by the browser meanwhile. The page's own
 * `cursor` says that something is coming.
 *
 * React ignores an input event whose value it knows. It knows what is set on the element itself, and not what is set
 * through the prototype; of what is ticked or chosen it hears by a click. That it has an element is seen by a property of
 * its own on it; should there be none by that name on the page that is alive, nothing is kept any longer. Shortcuts that
 * were pressed too early are pressed once more when the page is alive.
 */
const SCRIPT = `(() => {
  let kept;
  const fields = new Map();
  const keys = [];
  const root = document.documentElement;
  const isKnown = (element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  const keep = (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button || (isKnown(button) && fields.size === 0)) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // React would make it, too, with the values that it has.
    if (!kept) setTimeout(clickWhenKnown, 20);
    kept = button;
    root.dataset.early = "";
  };
  const clickWhenKnown = () => {
    if (kept.isConnected && (!isKnown(kept) || fields.size > 0)) return setTimeout(clickWhenKnown, 20);
    const button = kept;
    kept = undefined;
    delete root.dataset.early;
    if (button.isConnected) button.click();
  };
  const note = ({ target }) => {
    if (!target.matches("input, select, textarea") || isKnown(target)) return;
    if (!fields.has(target)) setTimeout(tellWhenKnown, 0, target);
    // Of several alike, the last that was chosen counts.
    for (const field of fields.keys()) {
      if (field.type === "radio" && target.type === "radio" && field.name === target.name) fields.delete(field);
    }
    // Becoming known puts React's value back in the field, so what it holds is kept here.
    fields.set(target, isTicked(target) ? target.checked : target.value);
  };
  const isTicked = ({ type }) => type === "radio" || type === "checkbox";
  const tellWhenKnown = (field) => {
    if (field.isConnected && !isKnown(field)) return setTimeout(tellWhenKnown, 20, field);
    const value = fields.get(field);
    try {
      if (field.isConnected && value !== undefined) changeAgain(field, value);
    } finally {
      fields.delete(field);
    }
  };
  const changeAgain = (field, value) => {
    const dispatch = (type) => field.dispatchEvent(new Event(type, { bubbles: true }));
    // What React knows it may still be taking over, and then takes what stands there for its own: this makes it finish.
    dispatch("input");
    if (field.type === "file") return dispatch("change");
    if (isTicked(field)) {
      field.checked = !value;
      return field.click();
    }
    field.value = value + " ";
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
    dispatch("input");
    dispatch("change");
  };
  const keepKey = ({ key, shiftKey, ctrlKey, metaKey, altKey, target }) => {
    const isText = !(target instanceof Element) || target.closest("input, textarea, select, [contenteditable]");
    if (key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey && !isText) keys.push({ key, shiftKey });
  };
  const pressAgain = (key) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }));
  addEventListener("click", keep, true);
  addEventListener("input", note, true);
  addEventListener("keydown", keepKey, true);
  addEventListener("${ALIVE}", () => {
    removeEventListener("keydown", keepKey, true);
    keys.forEach(pressAgain);
    if (isKnown(root)) return;
    removeEventListener("click", keep, true);
    removeEventListener("input", note, true);
    fields.clear();
    kept = undefined;
    delete root.dataset.early;
  }, { once: true });
})()`;

export const EarlyInput = ({ nonce }: { nonce?: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file; it must run before any other script.
  <script {...(nonce && { nonce })} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />
);
