import type { Remedy } from "@/lib/contracts/request-path";
import type { About } from "./reason";
import { wayBack } from "./service-commands";
import { acceptCodes, checkPath } from "./target-commands";

/** The application is there and answers: with what it has moved, or with a wish for a login. */
const ANSWERS = /^([23]\d\d|401|403)$/;
/** A matcher of HTTP codes; gRPC's are 0 to 99. */
const HTTP_CODES = /^[2-5]\d\d([,-][2-5]\d\d)*$/;

/**
 * What is done about health checks that are answered with another status, by what the load balancer says it was: "Health
 * checks failed with these codes: [404]" (ELB user guide, "Health check reason codes").
 */
export function mismatchRemedy({ group, targets, services = [], sentTo }: About): Remedy {
  const codes = [...new Set(targets.flatMap(({ description = "" }) => codesIn(description)))];
  const { path, matcher = "200" } = group.healthCheck;
  const answered = codes.join(", ");
  if (codes.some((code) => code.startsWith("5"))) {
    const mend = `The application itself fails the check with ${answered}: see its log, and mend it.`;
    const [service] = services;
    return (services.length === 1 && service && andBack(mend, wayBack(service))) || { text: mend };
  }
  if (path !== undefined && sentTo !== undefined && sentTo !== path) {
    return {
      text: `Let the check ask for ${sentTo}, where requests arrive, in place of ${path}; or mend ${path} in the application, if it is meant to answer.`,
      cli: checkPath(group, sentTo),
    };
  }
  if (path !== undefined && codes.length > 0 && codes.every((code) => ANSWERS.test(code)) && HTTP_CODES.test(matcher)) {
    const wider = [matcher, ...codes].join();
    return {
      text: `Let the matcher take ${answered} as well (${wider}), if that is how the application is meant to answer there; else give the check a path that answers ${matcher}.`,
      cli: acceptCodes(group, wider),
    };
  }
  return {
    text: "Let the health check path answer as expected (a redirect or a login page does not), or change path or matcher.",
  };
}

const andBack = (mend: string, back: ReturnType<typeof wayBack>): Remedy | undefined =>
  back && { ...back, text: `${mend} ${back.text}` };

const codesIn = (description: string): string[] => /\[([\d, ]+)\]/.exec(description)?.[1]?.match(/\d{3}/g) ?? [];
