"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog), {
  ssr: false,
});

/** Listens to the keys of the whole page; its own button shows what they are. */
export function Keyboard() {
  const [shown, setShown] = useState(false);
  const router = useRouter();
  useEffect(() => listenTo((href) => router.push(href)), [router]);
  return (
    <>
      <button type="button" hidden data-command="shortcuts" onClick={() => setShown(true)} />
      {shown && <ShortcutsDialog onClose={() => setShown(false)} />}
    </>
  );
}

/** What keys mean comes with the first of them, which is heard once that is there. */
let meaning: Promise<typeof import("./listen")> | undefined;
let listen: typeof import("./listen").listen | undefined;

async function load(): Promise<void> {
  meaning ??= import("./listen");
  listen = (await meaning).listen;
}

function listenTo(go: (href: string) => void): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    if (listen) {
      listen(event, go);
      return;
    }
    // What the browser itself would do cannot be held back later.
    if (isBrowsersOwn(event)) event.preventDefault();
    void load().then(() => listen?.(event, go));
  };
  document.addEventListener("keydown", hear);
  return () => document.removeEventListener("keydown", hear);
}

/** Keys of ours with which browsers search: Ctrl+K, and `/` outside of fields. */
const isBrowsersOwn = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean =>
  !altKey && (ctrlKey !== metaKey ? key.toLowerCase() === "k" : key === "/" && target === document.body);
