CREATE TABLE "variable_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"api_id" text NOT NULL,
	"stage" text NOT NULL,
	"actor" text NOT NULL,
	"name" text NOT NULL,
	"was" text,
	"value" text
);
--> statement-breakpoint
CREATE INDEX "variable_changes_stage" ON "variable_changes" USING btree ("api_id","stage","at");