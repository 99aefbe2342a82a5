CREATE TABLE "sightings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"key" text NOT NULL,
	"state" jsonb NOT NULL,
	"seen_from" timestamp with time zone NOT NULL,
	"seen_until" timestamp with time zone NOT NULL,
	"exact" boolean NOT NULL,
	"open" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stopped_tasks" (
	"arn" text PRIMARY KEY NOT NULL,
	"cluster_arn" text NOT NULL,
	"service_name" text NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	"task" jsonb NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "sightings_open" ON "sightings" USING btree ("kind","subject") WHERE "sightings"."open";--> statement-breakpoint
CREATE INDEX "sightings_subject" ON "sightings" USING btree ("kind","subject","seen_from");--> statement-breakpoint
CREATE INDEX "stopped_tasks_service" ON "stopped_tasks" USING btree ("cluster_arn","service_name","stopped_at");