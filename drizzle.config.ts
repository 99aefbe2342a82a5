import { defineConfig } from "drizzle-kit";

/** `npm run db:generate` writes the next SQL migration from the schema. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./server/store/schema.ts",
  out: "./server/store/migrations",
});
