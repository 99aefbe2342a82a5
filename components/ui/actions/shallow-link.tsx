"use client";

import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { type ButtonLook, buttonClasses } from "./button";

/**
 * A button-like link that changes only the query of the page it is on: the address changes, the server is not asked.
 * With a modifier key, or before the page is alive, it is an ordinary link.
 */
export function ShallowLink({
  href,
  look,
  size,
  icon,
  className,
  children,
  ...rest
}: ButtonLook & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    window.history.pushState(null, "", href);
  };
  return (
    <a href={href} onClick={follow} {...rest} className={buttonClasses(look, size, className)}>
      {icon}
      {children}
    </a>
  );
}
