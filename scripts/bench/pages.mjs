import { chromium } from "playwright";

/** JavaScript that a first visit loads, in kB as sent (gzip): every script that a real browser asked for. */
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
    sizes[name] = Math.round(bytes.reduce((sum, size) => sum + size, 0) / 100) / 10;
    await context.close();
  }
  await browser.close();
  return sizes;
}

/** Milliseconds from request to the last byte of a page, one visit after the other: the first, the median, the worst. */
export async function serverTime(url, visits = 20) {
  const times = [];
  for (let visit = 0; visit < visits; visit++) {
    const from = performance.now();
    const response = await fetch(url);
    await response.text();
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - from);
  }
  const [first = 0, ...rest] = times;
  rest.sort((a, b) => a - b);
  const ms = (value) => Math.round(value * 10) / 10;
  return { first: ms(first), median: ms(rest[Math.floor(rest.length / 2)] ?? first), worst: ms(rest.at(-1) ?? first) };
}
