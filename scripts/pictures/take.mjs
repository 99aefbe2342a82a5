import { GetRestApisCommand, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import { chromium } from "playwright";
import { clientsAt } from "../bench/clients.mjs";
import { findBrowser } from "../lib/browser/find.mjs";

const WIDE = { width: 1440, height: 900 };
/** For pages that need no more. */
const LOW = { width: 1440, height: 470 };
const PHONE = { width: 390, height: 844 };
const ELSEWHERE = "retired-0000000000.us-east-1.elb.localhost";

/** Makes the helloworld example through the dashboard, looks at it, breaks it, and takes a picture of each. */
export async function takePictures({ dashboard, endpoint }, folder) {
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage({ baseURL: dashboard, viewport: WIDE, deviceScaleFactor: 1.5 });
    const camera = new Camera(page, folder);
    await page.goto("/");
    await camera.take("empty", "light", LOW);
    await provision(page, camera);
    const { apiGateway } = clientsAt(endpoint);
    const { items } = await apiGateway.send(new GetRestApisCommand({}));
    await lookAround(page, camera, items[0].id);
    await lookAtTrouble(page, camera, apiGateway, items[0].id);
  } finally {
    await browser.close();
  }
}

async function provision(page, camera) {
  await page.getByRole("button", { name: "Create the helloworld example (dev and prod)" }).click();
  await page.getByRole("region", { name: "Operations under way" }).getByRole("link").first().click();
  await heading(page, "Succeeded").waitFor({ timeout: 120_000 });
  await camera.take("operation", "light");
  await page.goto("/");
  for (const stage of ["dev", "prod"]) {
    const cell = page.getByRole("article", { name: `EcsDemoAPI ${stage}` });
    await cell.getByText("2/2").waitFor({ timeout: 120_000 });
    await cell.getByText("Healthy").waitFor({ timeout: 120_000 });
  }
  await page.getByRole("region", { name: "Operations under way" }).waitFor({ state: "hidden", timeout: 60_000 });
}

async function lookAround(page, camera, apiId) {
  await page.getByRole("button", { name: "Invoke dev" }).click();
  await page.getByText('{ "hello" : "world" }').waitFor();
  await camera.take("environments", "light", LOW);
  await camera.take("environments", "dark", LOW);
  await camera.take("environments", "light", PHONE);

  await page.goto(`/environments/${apiId}/dev`);
  await heading(page, "Healthy").waitFor({ timeout: 60_000 });
  await camera.take("environment", "light");
  await camera.take("environment", "dark", PHONE);

  await page.goto(`/environments/${apiId}/prod?promote=dev..prod`);
  await page.getByRole("button", { name: "Promote dev to prod" }).waitFor();
  await camera.take("promotion", "light");
  await page.goto("/environments/new");
  await page.getByRole("button", { name: "Create dev" }).waitFor();
  // What will exist is worked out, and its code fetched, after the form is there.
  await page.getByRole("region", { name: "What will exist" }).getByText("Permissions needed").waitFor();
  await camera.take("new-environment", "light");
}

async function lookAtTrouble(page, camera, apiGateway, restApiId) {
  const patchOperations = [{ op: "replace", path: "/variables/helloworldElb", value: ELSEWHERE }];
  await apiGateway.send(new UpdateStageCommand({ restApiId, stageName: "prod", patchOperations }));
  await page.goto(`/environments/${restApiId}/prod`);
  await heading(page, "Degraded").waitFor({ timeout: 60_000 });
  await camera.take("environment-degraded", "dark");
  await camera.take("environment-degraded", "light");
}

const heading = (page, hasText) => page.getByRole("heading", { level: 1 }).filter({ hasText });

class Camera {
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  /** `environments-light.png`, `environments-light-phone.png`; without motion, so that nothing is half-way. */
  async take(name, colorScheme, viewport = WIDE) {
    await this.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await this.page.setViewportSize(viewport);
    await this.page.mouse.move(0, 0); // no tip of what was pressed last
    await this.page.evaluate(() => document.activeElement?.blur());
    const file = [name, colorScheme, viewport === PHONE && "phone"].filter(Boolean).join("-");
    await this.page.screenshot({ path: `${this.folder}/${file}.png`, animations: "disabled" });
    await this.page.setViewportSize(WIDE);
  }
}
