"use client";

import type { ComponentProps, ReactNode } from "react";
import { useAddress } from "../lists/use-address";
import { Disclosure } from "./disclosure";

interface Props extends ComponentProps<typeof Disclosure> {
  keep: string;
  /** What is made, and loaded, only once somebody looks. */
  whenOpen?: ReactNode;
}

/** Details that stand in the address when they are open (`?open=`), so that they can be shown to somebody else. */
export function KeptDisclosure({ keep, whenOpen, children, ...rest }: Props) {
  const [{ open }, change] = useAddress(["open"]);
  const kept = open.split(",").filter(Boolean);
  const isOpen = kept.includes(keep);
  const toggle = (next: boolean) => {
    // Said also when the address has opened it.
    if (next !== isOpen) change({ open: [...kept.filter((each) => each !== keep), ...(next ? [keep] : [])].join() });
  };
  return (
    <Disclosure {...rest} open={isOpen} onToggle={toggle}>
      {children}
      {isOpen && whenOpen}
    </Disclosure>
  );
}
