// What the end-to-end tests share: the built site, a browser, and a page that reports everything
// that goes wrong unnoticed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { serve } from "../../tools/serve.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Serves `dist` (below the project) for as long as anything else keeps this process alive. */
export async function site(dist, options = {}) {
  const server = await serve({ dist: `${ROOT}${dist}`, port: 0, ...options });
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}

let browser;

/** One browser for all tests of a file, also for those that begin at the same time. */
function launched() {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  return browser;
}

export const closeBrowser = async () => (await browser)?.close();

/**
 * A page in a fresh profile. When the test ends, anything on the console, any uncaught error and any
 * report of the Content-Security-Policy fails it, unless `allowed` matches. `page.clock` moves the time
 * of a page that is opened `byClock`: a clock that came later could not end what was begun before it.
 */
export async function open(t, url, options = {}) {
  const { locale = "en-US", dark = false, width = 1280, height = 900, allowed = /^$/, byClock = false } = options;
  const context = await (await launched()).newContext({
    locale,
    colorScheme: dark ? "dark" : "light",
    viewport: { width, height },
    reducedMotion: "reduce",
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  if (byClock) await context.clock.install();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const reports = [];
  const report = (text) => allowed.test(text) || reports.push(text);
  page.on("console", (message) => report(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => report(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(reports, []);
  });
  await page.goto(url);
  return page;
}

export const SANDBOX = { username: "demo", password: "sandbox" };

/** Fills the door in and goes through it. */
export async function signIn(page, { username, password, cloud, project, stay }) {
  if (cloud) await page.locator("#cloud").fill(cloud);
  await page.locator("#username").fill(username);
  await page.locator("#password").fill(password);
  if (project) await page.locator("#project").fill(project);
  if (stay) await page.locator("#stays").check();
  await page.locator("form.door .button--main").click();
}

/** To the launch form of a project of the sandbox. */
export async function enter(page, project = "demo") {
  await signIn(page, SANDBOX);
  await page.getByRole("button", { name: project, exact: true }).click();
  await page.locator("form.launch").waitFor();
}

/** Fills the form in; everything is found by what a person reads. */
export async function fill(page, { name, image, flavor, networks = [], groups = [], keypair }) {
  await page.locator("#name").fill(name);
  await page.getByRole("radio", { name: image, exact: true }).check();
  await page.getByRole("radio", { name: flavor, exact: true }).check();
  for (const network of networks) await page.getByRole("checkbox", { name: network, exact: true }).check();
  for (const group of groups) await page.getByRole("checkbox", { name: group, exact: true }).check();
  if (keypair) await page.getByRole("radio", { name: keypair, exact: true }).check();
}

export const launchButton = (page) => page.locator("form.launch .button--main");

export const SMALL = { image: "Debian 12", flavor: "m1.small", networks: ["private"] };

/** The value beside `title` on a server's page. */
export const fact = (page, title) =>
  page.locator(".facts__fact", { has: page.locator("dt", { hasText: title }) }).locator("dd");

/** Every rule of axe-core that the page, or what is `within` a part of it, breaks, in one line each. */
export async function violations(page, within = "html") {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((within) => window.axe.run(within, { resultTypes: ["violations"] }), within);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}
