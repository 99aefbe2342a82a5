"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { focusManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { QueryFailure } from "@/lib/queries/failure";
import { Announcer } from "../ui/feedback/announcer";
import { ClockProvider } from "../ui/time/clock";

/** What every page stands in: queries, the clock, the nonce for injected styles and the announcer. */
export function Providers({ nonce, now, children }: { nonce?: string; now: number; children: ReactNode }) {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <CSPProvider {...(nonce && { nonce })}>
        <ClockProvider now={now}>
          {children}
          <Announcer />
        </ClockProvider>
      </CSPProvider>
    </QueryClientProvider>
  );
}

/** Last data stay when a read fails; what AWS refused is not asked again at once. */
const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 1_000,
        refetchOnWindowFocus: true,
        // While paused a second try would wait for the end of the pause, and nobody would hear of the failure.
        retry: (count, failure) =>
          count < 1 && failure instanceof QueryFailure && failure.offline && focusManager.isFocused(),
        retryDelay: 800,
      },
    },
  });
