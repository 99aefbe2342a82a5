import { describe, expect, it } from "vitest";
import { indexFacts, snapshotKey } from "../facts";
import { both, type Change, denied, external, listenerOf, methodOf, operation } from "../testing/changes";
import * as make from "../testing/facts";
import { judgeAccount } from "./account";
import { countFindings, lint } from "./lint";

const found = (change: Change = () => {}, live: Parameters<typeof judgeAccount>[0]["live"] = []) =>
  lint(judgeAccount({ index: indexFacts(make.factsWith(change)), live, invokeUrl: () => "http://x" }));
const codes = (change?: Change) => found(change).map(({ code, severity }) => `${severity} ${code}`);
const withCode = (code: string, change?: Change) => found(change).filter((one) => one.code === code);

/** Both stages on the newest snapshot: nothing to find. */
const clean: Change = (facts) => {
  make.stageOf(facts, "prod").deploymentId = "dep2";
};
const cleanAnd = (change: Change): Change => both(clean, change);

describe("the lint", () => {
  it("finds nothing where nothing is wrong", () => expect(found(clean)).toEqual([]));

  it("notes a stage on an older snapshot, with the promotion that brings it there", () => {
    expect(found()).toMatchObject([
      {
        code: "stage.behind",
        severity: "note",
        subject: "EcsDemoAPI / prod",
        remedy: { href: "/environments/api1/prod?promote=dev..prod" },
      },
    ]);
  });

  it.each<[string, Change]>([
    ["error variable.unset", (facts) => make.setVariable(facts, "dev", undefined)],
    ["error variable.illegal", (facts) => make.setVariable(facts, "dev", "no spaces")],
    ["error variable.scheme", (facts) => make.setVariable(facts, "dev", `http://${make.dnsOf("hello-dev")}`)],
    ["error host.unresolved", (facts) => make.setVariable(facts, "dev", "nobody.us-east-1.elb.localhost")],
    ["error listener.none", (facts) => make.setVariable(facts, "dev", `${make.dnsOf("hello-dev")}:8080`)],
    ["warning host.external", (facts) => external(facts, true)],
    [
      "error stage.noDeployment",
      (facts) => {
        make.stageOf(facts, "dev").deploymentId = null;
      },
    ],
  ])("%s", (expected, change) => {
    expect(codes(cleanAnd(change))).toContain(expected);
    expect(found(cleanAnd(change))[0]).toMatchObject({ subject: "EcsDemoAPI / dev", href: "/environments/api1/dev" });
  });

  it("names every unset variable of a way, not only the first", () => {
    const change = cleanAnd((facts) => {
      methodOf(facts).integration = { type: "HTTP_PROXY", uri: "http://${stageVariables.a}/${stageVariables.b}" };
    });
    const messages = withCode("variable.unset", change).map(({ subject, message }) => `${subject}: ${message}`);
    expect(messages.filter((words) => words.startsWith("EcsDemoAPI / dev"))).toHaveLength(2);
  });

  it("says what hits many methods once", () => {
    const change = cleanAnd((facts) => {
      const methods = facts.snapshots[snapshotKey("api1", "dep2")]?.value?.methods ?? [];
      methods.push({ ...methodOf(facts), path: "/other" });
      make.setVariable(facts, "dev", undefined);
    });
    expect(withCode("variable.unset", change)).toHaveLength(1);
  });

  it("notes a variable that nothing uses, with the command that removes it", () => {
    const change = cleanAnd((facts) => {
      make.stageOf(facts, "dev").variables.color = "blue";
    });
    expect(withCode("variable.unused", change)).toMatchObject([
      {
        severity: "note",
        remedy: {
          cli: `aws apigateway update-stage --rest-api-id api1 --stage-name dev --patch-operations '[{"op":"remove","path":"/variables/color"}]'`,
        },
      },
    ]);
  });

  it("does not call a variable unused by a snapshot that it could not read", () => {
    const change = cleanAnd((facts) => {
      make.stageOf(facts, "dev").variables.color = "blue";
      facts.snapshots[snapshotKey("api1", "dep2")] = denied;
    });
    expect(codes(change)).toEqual([]);
  });

  it("notes a listener whose rules decide by what only the request has", () => {
    const change = cleanAnd((facts) => {
      methodOf(facts).integration = { type: "HTTP_PROXY", uri: `${make.URI}/{id}` };
      const conditions = [{ field: "path-pattern", values: ["/closed"] }];
      listenerOf(facts).rules.unshift({ priority: 1, conditions, action: { type: "fixed-response", status: "404" } });
    });
    expect(withCode("listener.undecided", change)).toMatchObject([{ severity: "note" }]);
  });

  it("warns of two stages that lead to the same load balancer", () => {
    const change = cleanAnd((facts) => make.setVariable(facts, "prod", make.dnsOf("hello-dev")));
    expect(withCode("variable.shared", change)).toMatchObject([
      { severity: "warning", subject: "EcsDemoAPI / dev", href: "/environments/api1/dev" },
    ]);
  });

  it("warns of two services behind one target group, unless one of them is scaled to 0", () => {
    const twice = cleanAnd((facts) =>
      make.changeService(facts, "hello-prod", { targetGroupArns: [make.groupArn("hello-dev")] }),
    );
    expect(withCode("targetGroup.twoServices", twice)[0]?.message).toMatch(
      /^Services hello-dev and hello-prod both register/,
    );
    const off = both(twice, (facts) => make.changeService(facts, "hello-prod", { desired: 0, running: 0 }));
    expect(withCode("targetGroup.twoServices", off)).toEqual([]);
  });

  it("notes an editable API that no stage serves, and keeps quiet where it is not known", () => {
    const edited = cleanAnd((facts) => {
      facts.resources.api1 = { at: make.AT, value: { paths: [], methods: [] } };
    });
    expect(withCode("api.undeployed", edited)).toMatchObject([{ subject: "EcsDemoAPI", href: "/apis/api1" }]);
    const unknown = both(edited, (facts) => {
      facts.resources = {};
    });
    expect(withCode("api.undeployed", unknown)).toEqual([]);
  });

  it("tells of a canary that is active", () => {
    const change = cleanAnd((facts) => {
      make.stageOf(facts, "prod").canary = { percent: 10, deploymentId: "dep1", overrides: {} };
    });
    expect(withCode("stage.canary", change)).toMatchObject([{ severity: "note", subject: "EcsDemoAPI / prod" }]);
  });

  it("leaves out what an operation is making, and what only could not be read", () => {
    const noListener = cleanAnd((facts) => make.setVariable(facts, "dev", `${make.dnsOf("hello-dev")}:8080`));
    expect(found(noListener, [operation("dev")])).toEqual([]);
    expect(
      codes(
        cleanAnd((facts) => {
          facts.loadBalancers = denied;
        }),
      ),
    ).toEqual([]);
  });

  it("puts the worst first and counts by severity, each id once", () => {
    const findings = found((facts) => {
      make.stageOf(facts, "dev").variables.color = "blue";
      make.setVariable(facts, "prod", undefined);
    });
    expect(findings.map(({ severity }) => severity)).toEqual(["error", "note", "note"]);
    expect(countFindings(findings)).toEqual({ error: 1, warning: 0, note: 2 });
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });
});
