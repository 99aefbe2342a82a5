"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

const Tip = dynamic(() => import("./tip").then((module) => module.Tip), { ssr: false });

const TIPPED = "[data-tip]";

/**
 * One tooltip for the whole page: it costs nothing a row, and no scrolling box cuts it off. Comes with the first owner of
 * a tip that is hovered or focused, also before the page was alive. It stands in the page's `main`: nothing is outside
 * of all landmarks.
 */
export function TipLayer() {
  const [first, setFirst] = useState<Element | null>(null);
  useEffect(() => {
    if (first) return;
    const look = (target: EventTarget | null) =>
      target instanceof Element && setFirst((before) => before ?? target.closest(TIPPED));
    const hear = ({ target }: Event) => look(target);
    look(document.querySelector(`${TIPPED}:hover`) ?? document.activeElement);
    document.addEventListener("pointerover", hear);
    document.addEventListener("focusin", hear);
    return () => {
      document.removeEventListener("pointerover", hear);
      document.removeEventListener("focusin", hear);
    };
  }, [first]);
  return first && <Tip first={first} />;
}
