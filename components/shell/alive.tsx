"use client";

import { useEffect } from "react";
import { ALIVE } from "./early-input";

/** Stands last in the layout: when its effect runs, the buttons before it listen. */
export function Alive() {
  useEffect(() => {
    window.dispatchEvent(new Event(ALIVE));
  }, []);
  return null;
}
