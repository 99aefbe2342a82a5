/** Temporary credentials (STS): made by `AssumeRole`, taken for signatures until they expire. */
import type { Table } from "../../store";
import type { World } from "../../world";

export interface SessionRecord {
  accessKeyId: string;
  secret: string;
  token: string;
  expiresAt: Date;
  /** `arn:aws:sts::…:assumed-role/deploy/me` */
  arn: string;
  /** `AROA…:me` */
  userId: string;
}

/** Keyed by access key id. Credentials are good in every region. */
export const sessions = (world: World): Table<SessionRecord> => world.store.table("sts/sessions", "us-east-1");
