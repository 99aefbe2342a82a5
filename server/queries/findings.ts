import "server-only";
import type { FindingCount, FindingList } from "@/lib/contracts/findings";
import { freshnessOf } from "@/lib/domain/freshness";
import { judgeAccount } from "@/lib/domain/lint/account";
import { countFindings, lint } from "@/lib/domain/lint/lint";
import { inventory } from "../inventory";
import { unreadable } from "./parts/found";
import { judgeContext } from "./parts/judge-context";
import { withEditable } from "./parts/with-editable";

/** The binding lint over the whole account. @throws AppFailure when the list of APIs was never read. */
export async function getFindings(): Promise<FindingList> {
  const read = await inventory().read();
  const facts = withEditable(read);
  if (facts.apis.value === undefined) throw unreadable(facts.apis, "The list of APIs");
  const account = judgeAccount(await judgeContext(facts));
  return { ...freshnessOf(read), findings: lint(account), environments: account.environments.length };
}

/** How many there are, by what was read already: it stands on every page, and asks AWS nothing. */
export async function getFindingCount(): Promise<FindingCount> {
  const read = await inventory().read({}, { held: true });
  const facts = withEditable(read);
  const counts = countFindings(lint(judgeAccount(await judgeContext(facts))));
  return { counts, complete: facts.apis.value !== undefined && freshnessOf(read).unknown.length === 0 };
}
