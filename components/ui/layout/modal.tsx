"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode, RefObject } from "react";

/** A dialog over the page, from its top. Load it with `next/dynamic`: it brings the dialog's code along. */
export function Modal({
  label,
  onClose,
  initialFocus,
  children,
}: {
  label: string;
  onClose: () => void;
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-[#05070b]/45" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center px-2 pt-2 sm:pt-[10vh]">
          <Dialog.Popup
            aria-label={label}
            {...(initialFocus && { initialFocus })}
            className="flex max-h-[calc(100dvh-1rem)] w-full max-w-2xl flex-col overflow-hidden rounded-xl border bg-surface shadow-2xl outline-none sm:max-h-[80dvh]"
          >
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

export const ModalClose = Dialog.Close;
