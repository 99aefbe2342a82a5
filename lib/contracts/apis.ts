import type { Freshness } from "./freshness";

/** `GET /api/apis`: the REST APIs there are, for forms. */
export interface ApiList extends Freshness {
  apis: { id: string; name: string; stages: string[] }[];
}
