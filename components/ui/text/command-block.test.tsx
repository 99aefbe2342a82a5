import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { connectionQuery } from "@/lib/queries/connection";
import { CommandBlock } from "./command-block";

/** A page that takes long is hydrated when the header has asked already: a difference makes React draw it anew. */
it("is the same on the server whether or not it is known where commands go", () => {
  const drawn = (client: QueryClient) =>
    renderToStaticMarkup(
      <QueryClientProvider client={client}>
        <CommandBlock text="aws ecs list-clusters" />
      </QueryClientProvider>,
    );
  const client = new QueryClient();
  const before = drawn(client);
  expect(before).toContain("aws ecs list-clusters");
  const endpoint = "http://127.0.0.1:4566";
  client.setQueryData(connectionQuery().queryKey, {
    kind: "local",
    region: "us-east-1",
    endpoint,
    accountId: "1",
  } as never);
  expect(drawn(client)).toBe(before);
});
