CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"outcome" text NOT NULL,
	"input" jsonb NOT NULL,
	"error" jsonb,
	"operation_id" uuid
);
--> statement-breakpoint
CREATE TABLE "locks" (
	"name" text PRIMARY KEY NOT NULL,
	"operation_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"api_name" text NOT NULL,
	"api_id" text,
	"stage" text NOT NULL,
	"actor" text NOT NULL,
	"status" text NOT NULL,
	"input" jsonb NOT NULL,
	"result" jsonb,
	"error" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"fence" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "restore_points" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operation_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"api_id" text NOT NULL,
	"stage" text NOT NULL,
	"deployment_id" text NOT NULL,
	"variables" jsonb NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"operation_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"after" jsonb NOT NULL,
	"status" text NOT NULL,
	"detail" text,
	"error" jsonb,
	"commands" jsonb NOT NULL,
	"resources" jsonb NOT NULL,
	"output" jsonb,
	"memory" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"wake_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "steps_operation_id_key_pk" PRIMARY KEY("operation_id","key")
);
--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_operation_id_operations_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."operations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_live_environment" ON "operations" USING btree ("api_name","stage") WHERE "operations"."status" in ('queued', 'running', 'cancelling');--> statement-breakpoint
CREATE INDEX "operations_created" ON "operations" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "operations_stage" ON "operations" USING btree ("api_id","stage","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "restore_points_operation" ON "restore_points" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "restore_points_stage" ON "restore_points" USING btree ("api_id","stage","at");