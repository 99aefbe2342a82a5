"use client";

import { useSearchParams } from "next/navigation";
import { parsePromotion, promotionWords } from "./address";

export interface PromotionAddress {
  apiId: string;
  from: string;
  to: string;
  /** The operation that was started from this drawer. */
  operationId: string | null;
}

/** The drawer's state lives in the address: `?promote=dev..prod&operation=…`, and `&api=` where the page has many. */
export function usePromotionAddress(apiIdOfPage?: string) {
  const params = useSearchParams();
  const stages = parsePromotion(params.get("promote"));
  const apiId = apiIdOfPage ?? params.get("api");
  const address: PromotionAddress | null =
    stages && apiId ? { apiId, ...stages, operationId: params.get("operation") } : null;
  return { address, chooseTarget, showOperation, close };
}

const chooseTarget = (from: string, to: string): void =>
  change((search) => {
    search.set("promote", promotionWords(from, to));
    search.delete("operation");
  });

const showOperation = (id: string): void => change((search) => search.set("operation", id));

const close = (): void =>
  change((search) => {
    for (const name of ["promote", "api", "operation"]) search.delete(name);
  });

function change(edit: (search: URLSearchParams) => void): void {
  const search = new URLSearchParams(window.location.search);
  edit(search);
  const query = search.toString();
  window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
}
