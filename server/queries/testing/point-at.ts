import { closeClients } from "@/server/aws/clients";
import { forgetConnection } from "@/server/aws/connection";
import { forgetInventory } from "@/server/inventory";
import { forgetSettings } from "@/server/settings";

/** From now on this process reads from `url`: as the embedded endpoint, or as another AWS implementation. */
export function pointAt(url: string, connection: "local" | "aws" = "local"): void {
  process.env.STAGEWAY_CONNECTION = connection;
  process.env.LOCAL_AWS_PORT = new URL(url).port;
  process.env.AWS_ENDPOINT_URL = url;
  Object.assign(process.env, { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" });
  forgetSettings();
  closeClients();
  forgetInventory();
  forgetConnection();
}
