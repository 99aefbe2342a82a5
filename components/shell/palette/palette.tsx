"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue, useRef, useState } from "react";
import type { SearchHit } from "@/lib/contracts/search";
import { searchQuery } from "@/lib/queries/search";
import { type Command, press, pressOn } from "../../ui/actions/press";
import { Modal, ModalClose } from "../../ui/layout/modal";
import { type Group, groupsOf } from "./groups";
import { HitItem } from "./hit-item";
import { recentHits, rememberHit } from "./recent";
import { SearchState } from "./search-state";

/** To a page; to a button of this one; or to a page and, once it is there, its button: an address alone invokes nothing. */
function follow(href: string, go: (href: string) => void): void {
  const [path = "", command = ""] = href.split("#");
  if (path === "") press(command as Command);
  else if (command === "invoke") {
    go(path);
    void pressOn(path, command);
  } else go(href);
}

/** Everything that has a page and what can be done, at a few letters: found by the server, chosen by keyboard. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [recent] = useState(recentHits);
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const asked = useDeferredValue(query.trim());
  const { data, error, isPlaceholderData } = useQuery(searchQuery(asked));
  const groups = groupsOf(asked, data?.hits ?? [], recent);
  const choose = (hit: SearchHit) => {
    rememberHit(hit);
    onClose();
    follow(hit.href, (href) => router.push(href));
  };
  return (
    <Modal label="Find anything" onClose={onClose} initialFocus={input}>
      <Autocomplete.Root
        inline
        open
        mode="none"
        items={groups}
        value={query}
        onValueChange={setQuery}
        autoHighlight="always"
        keepHighlight
        itemToStringValue={(hit: SearchHit) => hit.title}
      >
        <div className="flex items-center gap-2.5 border-b px-4">
          <Search size={17} className="shrink-0 text-muted" aria-hidden />
          <Autocomplete.Input
            ref={input}
            aria-label="Find anything"
            placeholder="Name, id, ARN, address, or what to do"
            className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted max-sm:text-lg"
          />
          <ModalClose className="rounded-md px-2 py-1 text-xs text-muted hover:bg-raised hover:text-ink">
            Close
          </ModalClose>
        </div>
        <Autocomplete.List aria-label="Found" className="min-h-24 overflow-y-auto overscroll-contain py-2">
          {({ label, items }: Group) => (
            <Autocomplete.Group key={label} items={items} className="pb-1">
              <Autocomplete.GroupLabel className="px-4 py-1 text-xs font-medium text-muted">
                {label}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(hit: SearchHit) => <HitItem key={hit.id} hit={hit} onChoose={() => choose(hit)} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <SearchState answer={data} error={error} asked={asked} stillOld={isPlaceholderData || asked !== query.trim()} />
      </Autocomplete.Root>
    </Modal>
  );
}
