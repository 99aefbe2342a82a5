import type { MethodFact } from "../facts";
import { type BoundRoute, uriOf } from "./planned";

/**
 * Whether what a stage serves has every route already, leading where it shall: then it needs no new snapshot. Where the
 * snapshot cannot be read (null), a stage that is there is trusted.
 */
export const servesRoutes = (methods: readonly MethodFact[] | null, routes: readonly BoundRoute[]): boolean =>
  methods === null ||
  routes.every((route) =>
    route.methods.every((wanted) =>
      methods.some(
        ({ path, httpMethod, integration }) =>
          path === route.path && (httpMethod === wanted || httpMethod === "ANY") && integration?.uri === uriOf(route),
      ),
    ),
  );
