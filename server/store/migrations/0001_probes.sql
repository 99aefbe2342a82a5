CREATE TABLE "probe_results" (
	"api_id" text NOT NULL,
	"stage" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ok" boolean NOT NULL,
	"status" integer,
	"latency_ms" integer NOT NULL,
	"problem" text,
	"hop" text,
	"interval_ms" integer NOT NULL,
	CONSTRAINT "probe_results_api_id_stage_at_pk" PRIMARY KEY("api_id","stage","at")
);
--> statement-breakpoint
CREATE TABLE "probes" (
	"api_id" text NOT NULL,
	"stage" text NOT NULL,
	"place" text NOT NULL,
	"enabled" boolean NOT NULL,
	"path" text NOT NULL,
	"interval_seconds" integer NOT NULL,
	"timeout_seconds" integer NOT NULL,
	"expected" text NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "probes_api_id_stage_pk" PRIMARY KEY("api_id","stage")
);
--> statement-breakpoint
CREATE INDEX "probe_results_at" ON "probe_results" USING btree ("at");--> statement-breakpoint
CREATE INDEX "probes_due" ON "probes" USING btree ("next_at") WHERE "probes"."enabled";