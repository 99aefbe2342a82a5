import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright";
import { quantiles } from "./quantiles.mjs";

/** JavaScript that a first visit loads, in bytes as sent (gzip): every script that a real browser asked for. */
export async function firstLoadScripts(launchOptions, urls) {
  const browser = await chromium.launch(launchOptions);
  const sizes = {};
  for (const [name, url] of Object.entries(urls)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const requests = [];
    page.on("requestfinished", (request) => request.resourceType() === "script" && requests.push(request));
    await page.goto(url, { waitUntil: "load" });
    const bytes = await Promise.all(requests.map(async (request) => (await request.sizes()).responseBodySize));
    sizes[name] = bytes.reduce((sum, size) => sum + size, 0);
    await context.close();
  }
  await browser.close();
  return sizes;
}

/**
 * Milliseconds from the address typed until a person can use a page's list: until it is drawn, and until its filter
 * answers to the keyboard; and how many rows of a table are drawn. The median of three visits, each with a cache of its
 * own.
 */
export async function timeUntilUsable(launchOptions, url, name) {
  const browser = await chromium.launch(launchOptions);
  const visits = [];
  for (let visit = 0; visit < 3; visit++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const from = performance.now();
    await page.goto(url, { waitUntil: "commit" });
    await page.locator("article, tbody tr").first().waitFor();
    const drawn = performance.now() - from;
    const rows = await page.locator("tbody tr").count();
    await page.getByRole("searchbox").first().fill(name);
    // What is typed before the page is alive takes effect when it is.
    await page.waitForURL(/[?&]q=/);
    const usable = performance.now() - from;
    visits.push({ drawn, usable, rows });
    await context.close();
  }
  await browser.close();
  visits.sort((a, b) => a.usable - b.usable);
  const { drawn, usable, rows } = visits[1];
  return { drawn: Math.round(drawn), usable: Math.round(usable), ...(rows > 0 && { rows }) };
}

/**
 * Milliseconds from AWS's answer to a change until a page that is open shows it. `change` makes one and answers the
 * words that it brings.
 */
export async function timeUntilShown(launchOptions, url, change, times = 40) {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  await page.goto(url);
  const waits = [];
  for (let n = 0; n < times; n++) {
    // At any moment between two questions of the browser.
    await sleep(1_000 + Math.random() * 3_000);
    const words = await change();
    const from = performance.now();
    // Whether it stands in evidence that is closed or not: it came at the same moment. A locator looks twice a second.
    await page.waitForFunction((text) => document.body.textContent.includes(text), words, { polling: 20 });
    waits.push(performance.now() - from);
  }
  await browser.close();
  return { ...quantiles(waits), most: Math.round(Math.max(...waits)) };
}

/** Milliseconds from request to the last byte, one visit after the other, and the size of the answer. */
export async function serverTime(url, visits = 40) {
  const times = [];
  let bytes = 0;
  for (let visit = 0; visit < visits; visit++) {
    const from = performance.now();
    const response = await fetch(url);
    bytes = (await response.arrayBuffer()).byteLength;
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - from);
  }
  return { ...quantiles(times), kB: Math.round(bytes / 100) / 10 };
}
