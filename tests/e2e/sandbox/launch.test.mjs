import assert from "node:assert/strict";
import { after, test } from "node:test";

import { SANDBOX, SMALL, closeBrowser, enter, fact, fill, launchButton, open, signIn, site } from "../support.mjs";

const url = await site("target/sandbox");
after(closeBrowser);

test("a server is launched and followed until it is active", async (t) => {
  const page = await open(t, url);
  await enter(page);
  await page.getByText("Sandbox: this cloud lives in your browser").waitFor();
  await fill(page, { name: "web-1", ...SMALL, groups: ["ssh"], keypair: "laptop" });
  await launchButton(page).click();

  await page.getByRole("heading", { name: "web-1" }).waitFor();
  await page.getByText("Building").waitFor();
  await page.getByText("Active", { exact: true }).waitFor();
  assert.match(await fact(page, "Addresses").innerText(), /10\.0\.0\.\d+/);
  assert.match(await fact(page, "Flavor").innerText(), /m1\.small: 1 vCPU, 2 GiB memory, 20 GiB disk/);
  assert.equal(await fact(page, "Image").innerText(), "Debian 12");
  assert.equal(await fact(page, "Security groups").innerText(), "default, ssh");
  assert.equal(await fact(page, "Key pair").innerText(), "laptop");
  assert.match(page.url(), /#\/servers\/[0-9a-f-]{36}$/);

  await fact(page, "Id").getByRole("button", { name: "Copy" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(page.url().endsWith(copied), copied);
});

test("several servers are numbered and listed with their status", async (t) => {
  const page = await open(t, url);
  await enter(page);
  await fill(page, { name: "node", ...SMALL });
  await page.getByLabel("How many").fill("2");
  await page.getByText("2 servers: node-1 to node-2").waitFor();
  await launchButton(page).click();

  const row = page.getByRole("row", { name: "node-2" });
  await row.getByText("Active", { exact: true }).waitFor();
  await row.getByRole("link", { name: "node-2" }).click();
  await page.getByRole("heading", { name: "node-2" }).waitFor();
  await page.getByRole("link", { name: "Launch another" }).click();
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  assert.equal(await page.locator("#name").inputValue(), "");
});

test("the address of a page works after a reload", async (t) => {
  const page = await open(t, url);
  await enter(page);
  await page.getByRole("link", { name: "Servers" }).click();
  await page.getByText("No servers in this project yet.").waitFor();

  await page.reload();
  await signIn(page, { ...SANDBOX, project: "demo" });

  await page.getByText("No servers in this project yet.").waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
});

test("a project in several regions asks which one", async (t) => {
  const page = await open(t, url);
  await signIn(page, { ...SANDBOX, project: "lab" });
  await page.getByRole("button", { name: "South" }).click();

  await page.getByRole("checkbox", { name: "lab-net" }).waitFor();
  assert.ok(await page.getByRole("checkbox", { name: "lab-net" }).isChecked());
  assert.ok(await page.getByRole("radio", { name: "laptop" }).isChecked());
});

test("a server is not read while the page is hidden, and at once when it is back", async (t) => {
  const page = await open(t, url, { byClock: true });
  await enter(page);
  await fill(page, { name: "slow", ...SMALL });
  await launchButton(page).click();
  await page.getByText("Building").waitFor();

  const hide = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await hide(true);
  // Long enough for the server to be ready: the page must not know.
  await page.clock.runFor(17_000);
  assert.equal(await page.getByText("Active", { exact: true }).count(), 0);
  await hide(false);
  await page.getByText("Active", { exact: true }).waitFor({ timeout: 1_500 });
});

test("signing out forgets the sign-in", async (t) => {
  const page = await open(t, url);
  await enter(page);

  await page.getByRole("button", { name: "Sign out" }).click();

  await page.getByRole("heading", { name: "Sign in to your cloud" }).waitFor();
  assert.equal(await page.locator("#password").inputValue(), "");
  assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), []);
});
