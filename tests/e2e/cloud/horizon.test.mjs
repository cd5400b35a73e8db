// A real Horizon with the panel of examples/horizon: a server is launched by Horizon's own session, whose token stays
// between Horizon, the form and the cloud.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { after, test } from "node:test";

import { drawn, kept, leaks, listen } from "../canary.mjs";
import { ROOT, closeBrowser, fill, launchButton, open, site, violations } from "../support.mjs";
import { DEMO, openstack, until, withoutServers } from "./support.mjs";

// One of the origins that the cloud's CORS rules allow.
const HORIZON = "http://127.0.0.1:8081";
const PANEL = `${HORIZON}/project/slipway/`;
const LOGIN = `${HORIZON}/auth/login/`;

const served = spawn(join(ROOT, "tests/cloud/horizon.sh"), ["8081", await site("dist")], { stdio: ["ignore", "ignore", "inherit"] });
const ended = new Promise((resolve) => served.once("exit", resolve));
after(async () => {
  await closeBrowser();
  served.kill();
  await ended;
});

/** Horizon's sign-in, as soon as Horizon answers: it makes its styles first. */
async function door(page) {
  await until(() => {
    assert.equal(served.exitCode, null, "Horizon ended");
    return fetch(LOGIN).catch(() => undefined);
  }, "Horizon", 180);
  await page.goto(LOGIN);
}

const signsIn = async (page) => {
  await page.locator("#id_username").fill(DEMO.username);
  await page.locator("#id_password").fill(DEMO.password);
  await page.getByRole("button", { name: "Sign In" }).click();
};

test("Horizon's panel launches with Horizon's own session, and nobody else is given its token", async (t) => {
  const name = "e2e-horizon";
  await withoutServers(t, name);
  // What Horizon's own scripts say of themselves, and what it answers to somebody who is signed out, below.
  const page = await open(t, "about:blank", { allowed: /JQMIGRATE|console\.trace|\[DOM\]|status of 401/ });
  page.setDefaultTimeout(60_000);
  const heard = await listen(page);
  await door(page);
  await signsIn(page);
  await page.locator(".user-menu").waitFor();
  // Horizon begins in whichever of the user's projects the cloud lists first.
  const { project_id: project } = await openstack("token", "issue", "-f", "json");
  const answer = page.waitForResponse(`${PANEL}token`);
  await page.goto(`${HORIZON}/auth/switch/${project}/?next=/project/slipway/`);
  const token = await (await answer).text();
  assert.match(token, /^gAAAA/);
  assert.equal((await answer).headers()["cache-control"], "no-store");
  assert.equal((await answer).headers()["x-content-type-options"], "nosniff");

  await fill(page, { name, image: "cirros-0.6.2", flavor: "m1.tiny", networks: ["private"], groups: ["ssh"], keypair: "demo-key" });
  assert.deepEqual(await violations(page, "slipway-launch"), []);
  await launchButton(page).click();
  const link = page.getByRole("link", { name: "Instance Details" });
  await link.waitFor();

  const [server] = await openstack("server", "list", "--name", `^${name}$`, "-f", "json");
  assert.equal(server.Status, "ACTIVE");
  assert.equal(await link.getAttribute("href"), `${HORIZON}/project/instances/${server.ID}/`);
  const left = [...(await kept(page)), ...(await drawn(page)), ...heard];
  assert.deepEqual(leaks({ token }, left), []);

  // Horizon leads whoever has no session, or no sign of its own page, to its sign-in.
  const own = { "Sec-Fetch-Site": "same-origin", Cookie: (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ") };
  const csrf = { "X-CSRFToken": await page.locator("#slipway-token input").inputValue() };
  const status = async (headers, method = "POST") => (await fetch(`${PANEL}token`, { method, headers, redirect: "manual" })).status;
  assert.equal(await status({ ...own, ...csrf }), 200);
  assert.equal(await status(own, "GET"), 405);
  assert.equal(await status(own), 302);
  assert.equal(await status({ ...own, ...csrf, Origin: "http://127.0.0.1:8082" }), 302);
  assert.equal(await status({ ...own, ...csrf, "Sec-Fetch-Site": "cross-site" }), 403);
  assert.equal(await status({ ...own, ...csrf, Cookie: own.Cookie.replace(/sessionid=[^;]+/, "") }), 302);

  await link.click();
  // That page of Horizon's has no heading.
  await page.waitForFunction((name) => document.title.startsWith(`${name} - `), name);
  await page.locator(".user-menu").getByRole("button", { name: DEMO.username }).click();
  await page.getByRole("button", { name: "Sign Out" }).click();
  await page.locator("#id_username").waitFor();
  // As the panel asks, with what stands on the page.
  const refused = await page.evaluate(async (url) => {
    const body = new FormData(document.querySelector("form:has(#id_username)"));
    const answer = await fetch(url, { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" } });
    return [answer.status, await answer.text()];
  }, `${PANEL}token`);
  assert.deepEqual(refused, [401, ""]);
});
