"use client";

import { useEffect, useRef, useState } from "react";

interface Shown {
  words: string;
  owner: HTMLElement;
}
const ID = "tip";

const tipAt = (target: EventTarget | null): Shown | null => {
  const owner = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
  return owner?.dataset.tip ? { owner, words: owner.dataset.tip } : null;
};

/** The tooltip of what is hovered or focused; Escape hides it. `first`: what it was loaded for. */
export function Tip({ first }: { first: Element }) {
  // Its owner may have been left meanwhile.
  const [tip, setTip] = useState<Shown | null>(() => (first.matches(":hover, :focus-within") ? tipAt(first) : null));
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const show = ({ target }: Event) => setTip(tipAt(target));
    const hide = () => setTip(null);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();
    document.addEventListener("pointerover", show);
    document.addEventListener("focusin", show);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener("pointerover", show);
      document.removeEventListener("focusin", show);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", hide, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (!tip || !box.current) return;
    place(box.current, tip.owner.getBoundingClientRect());
    const before = tip.owner.getAttribute("aria-describedby");
    tip.owner.setAttribute("aria-describedby", ID);
    return () =>
      before ? tip.owner.setAttribute("aria-describedby", before) : tip.owner.removeAttribute("aria-describedby");
  }, [tip]);

  return (
    <div
      ref={box}
      id={ID}
      role="tooltip"
      hidden={!tip}
      className="pointer-events-none fixed top-0 left-0 z-50 max-w-xs animate-appear rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-lg"
    >
      {tip?.words}
    </div>
  );
}

/** Above its owner, below when there is no room, always inside the window. */
function place(box: HTMLElement, owner: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const left = Math.min(Math.max(8, owner.left + owner.width / 2 - width / 2), window.innerWidth - width - 8);
  const above = owner.top - height - 6;
  box.style.left = `${left}px`;
  box.style.top = `${above > 8 ? above : owner.bottom + 6}px`;
}
