import type { RequestPath } from "@/lib/contracts/request-path";

/** Paths that go the same way, told once. */
export interface PathGroup {
  path: RequestPath;
  /** `GET /helloworld` of all that go this way. */
  methods: string[];
  /** Where there are several ways: the first of its methods. */
  name?: string;
}

/** Methods whose ways are alike but for their names stand together, in the order of the first. */
export function collapse(paths: RequestPath[]): PathGroup[] {
  const groups = new Map<string, PathGroup>();
  for (const path of paths) {
    const way = wayOf(path);
    const group = groups.get(way) ?? { path, methods: [] };
    group.methods.push(`${path.httpMethod} ${path.path}`);
    groups.set(way, group);
  }
  const all = [...groups.values()];
  return all.length > 1 ? all.map((group) => ({ ...group, name: group.methods[0] })) : all;
}

function wayOf({ hops, targets }: RequestPath): string {
  return JSON.stringify([
    hops.map(({ kind, label, id, verdict, code, leadsTo }) =>
      kind === "method" ? [kind, verdict, code] : [kind, label, id, verdict, code, leadsTo],
    ),
    targets.map(({ address, port, state, reasonCode }) => [address, port, state, reasonCode]),
  ]);
}
