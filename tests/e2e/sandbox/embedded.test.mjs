import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, test } from "node:test";

import { ROOT, SMALL, closeBrowser, fill, launchButton, open, site } from "../support.mjs";

const slipway = await site("target/sandbox");
const portal = await host();
after(closeBrowser);

/** The portal's page on an origin of its own. */
async function host() {
  const page = readFileSync(`${ROOT}tests/e2e/host/index.html`, "utf8");
  assert.ok(page.includes("http://127.0.0.1:8080/"));
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(page.replace("http://127.0.0.1:8080/", slipway));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}

const heard = (page) => page.locator("#heard li").allInnerTexts();

test("the form launches inside a portal, and the portal hears of it", async (t) => {
  const page = await open(t, portal);
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  await page.getByText("Sandbox: this cloud lives in your browser").waitFor();
  assert.equal(await page.getByText("Sign out").count(), 0);

  await fill(page, { name: "from-a-portal", ...SMALL });
  await launchButton(page).click();
  await page.getByText("Active", { exact: true }).waitFor();

  const [launched, active, ...rest] = await heard(page);
  const id = launched.replace("slipway-launched ", "");
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.equal(active, `slipway-active ${id}`);
  assert.deepEqual(rest, []);
  assert.equal(page.url(), portal);
});

test("a failed build and a cancelled form are told too", async (t) => {
  const page = await open(t, portal);
  await fill(page, { name: "no-valid-host", ...SMALL });
  await launchButton(page).click();
  await page.getByText("The cloud could not make this server.").waitFor();
  await page.getByRole("link", { name: "Launch another" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();

  const events = await heard(page);
  assert.match(events[1], /^slipway-failed [0-9a-f-]{36} No valid host was found/);
  assert.equal(events[2], "slipway-cancelled");
});

test("attributes are followed while the element stands", async (t) => {
  const page = await open(t, portal);
  const element = page.locator("slipway-launch");
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();

  await element.evaluate((element) => element.setAttribute("language", "zh-CN"));
  await page.getByRole("heading", { name: "创建云主机" }).waitFor();
  await element.evaluate((element) => element.setAttribute("theme", "dark"));
  const paper = () => element.evaluate((it) => getComputedStyle(it.shadowRoot.querySelector(".slipway")).backgroundColor);
  await page.waitForFunction(() => document.querySelector("slipway-launch").shadowRoot.querySelector("[data-theme=dark]"));
  assert.equal(await paper(), "rgb(14, 19, 22)");
});

test("an element without a token waits, and takes the one it is given", async (t) => {
  const page = await open(t, portal);
  const element = page.locator("slipway-launch");
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();

  await element.evaluate((element) => (element.getToken = undefined));
  await page.getByRole("heading", { name: "Launch a server" }).waitFor({ state: "detached" });
  await element.evaluate((element) => (element.token = "sandbox-portal-token"));

  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  assert.ok(!(await element.evaluate((element) => element.outerHTML)).includes("sandbox-portal-token"));
});

test("a token that the cloud does not take is said so, and asked for again", async (t) => {
  const page = await open(t, portal);
  const element = page.locator("slipway-launch");
  await element.evaluate((element) => {
    let tokens = ["stale", "sandbox-portal-token"];
    element.getToken = () => tokens.shift();
  });

  await page.getByText("The cloud does not accept this sign-in.").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
});

test("nothing is left behind, and nothing of the portal's is touched", async (t) => {
  const page = await open(t, portal);
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  const own = () => page.locator("#own").evaluate((it) => getComputedStyle(it).font);
  const before = await own();

  await page.locator("slipway-launch").evaluate((element) => element.remove());

  assert.equal(await own(), before);
  const left = await page.evaluate(() => ({
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    title: document.title,
  }));
  assert.deepEqual(left, { storage: [], sheets: 0, title: "A portal" });
});
