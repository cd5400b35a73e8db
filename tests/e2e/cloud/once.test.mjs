// A launch happens once, whatever becomes of its answer or of the page; counted by the openstack client.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, fill, launchButton, open, signIn, site } from "../support.mjs";
import { AUTH_URL, DEMO, openstack, withoutServers } from "./support.mjs";

const url = await site("dist", { port: 8082 });
after(closeBrowser);

const WANTED = { image: "cirros-0.6.2", flavor: "m1.tiny", networks: ["private"] };
/** What the browser says of an answer that was taken away. */
const LOST = { allowed: /Failed to load resource|504/ };

/** The form, filled in; `meet` handles the request that makes a server. */
async function ready(t, name, meet, options) {
  await withoutServers(t, name);
  const page = await open(t, url, { ...LOST, ...options });
  const asked = [];
  await page.route(/\/servers$/, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    asked.push(route.request());
    await meet(route, asked.length);
  });
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  await fill(page, { name, ...WANTED });
  return { page, asked };
}

const gatewayTimeOut = (route) => route.fulfill({ status: 504, contentType: "text/html", body: "<h1>504</h1>" });
const count = async (name) => (await openstack("server", "list", "--name", `^${name}$`, "-f", "json")).length;

test("a server whose answer was lost is found, and is the only one", async (t) => {
  const name = "e2e-lost";
  const { page, asked } = await ready(t, name, async (route) => {
    await route.fetch();
    await gatewayTimeOut(route);
  });

  await launchButton(page).click();

  await page.getByRole("heading", { name }).waitFor({ timeout: 60_000 });
  await page.getByText("Active", { exact: true }).waitFor({ timeout: 60_000 });
  assert.equal(asked.length, 1);
  assert.equal(await count(name), 1);
  // It is watched for two more minutes, for what the browser may have sent twice.
  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes("launch.")));
  assert.ok(kept.every(([, journal]) => JSON.parse(journal).requests.every(({ stage }) => stage === "made")));
});

test("a launch whose page went away is found by the next page", async (t) => {
  const name = "e2e-gone";
  let gone;
  const sent = new Promise((resolve) => (gone = resolve));
  const { page } = await ready(t, name, async (route) => {
    await route.fetch();
    gone();
  });

  await launchButton(page).click();
  await sent;
  await page.reload();
  await signIn(page, { ...DEMO, cloud: AUTH_URL });

  await page.getByText(`The launch of ${name} was cut short, but its server has been made.`).waitFor({ timeout: 60_000 });
  await page.getByRole("link", { name: "Look at it" }).click();
  await page.getByRole("heading", { name }).waitFor();
  assert.equal(await count(name), 1);
});

test("a launch that never arrived is said not to be, once nothing can come of it, and the next try makes it", async (t) => {
  const name = "e2e-never";
  const { page, asked } = await ready(t, name, (route, times) => (times === 1 ? gatewayTimeOut(route) : route.continue()), {
    byClock: true,
  });

  await launchButton(page).click();
  await page.getByText("No clear answer came.", { exact: false }).waitFor();
  const told = page.getByText("No server was made.");
  for (let minutes = 0; minutes < 40 && !(await told.isVisible()); minutes += 1) {
    await page.clock.runFor(10_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await told.waitFor();
  await page.clock.resume();
  assert.equal(await count(name), 0);
  assert.equal(await page.locator("#name").inputValue(), name);
  await launchButton(page).click();

  await page.getByRole("heading", { name }).waitFor({ timeout: 60_000 });
  assert.equal(asked.length, 2);
  assert.equal(await count(name), 1);
});
