// The production build on a real cloud: a server is launched by hand-driven browser, and the
// openstack client then finds exactly what the form said.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { securityHeaders } from "../../../tools/serve/files.mjs";
import { bare, hears, listen } from "../portal.mjs";
import { closeBrowser, fact, fill, launchButton, open, signIn, site } from "../support.mjs";
import { ABSENT, AUTH_URL, DEMO, confirmed, signedIn, withoutServers } from "./support.mjs";
import { caddy, nginx } from "./web_servers.mjs";

// One of the origins that the cloud's CORS rules allow.
const page8082 = await site("dist", { port: 8082 });
after(closeBrowser);

const WANTED = {
  image: "cirros-0.6.2",
  flavor: "m1.tiny",
  networks: ["private"],
  groups: ["ssh"],
  keypair: "demo-key",
};

/** Launches on the page, and compares what it shows and what the cloud has. */
async function launchAndCompare(t, page, name) {
  await withoutServers(t, name);
  await fill(page, { name, ...WANTED });
  await launchButton(page).click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByText("Active", { exact: true }).waitFor({ timeout: 60_000 });

  const id = page.url().split("/").at(-1);
  const server = await confirmed(id, { name, ...WANTED });
  assert.equal(server.key_name, WANTED.keypair);
  assert.deepEqual(server.security_groups.map((group) => group.name).sort(), ["default", "ssh"]);

  const shown = (await fact(page, "Addresses").innerText()).split(/\s+/);
  assert.equal(server.addresses.private.length, 2);
  for (const address of server.addresses.private) assert.ok(shown.includes(address), `${address} of ${shown}`);
  assert.equal(await fact(page, "Image").innerText(), WANTED.image);
  assert.equal(await fact(page, "Security groups").innerText(), "default, ssh");
  assert.equal(await fact(page, "Key pair").innerText(), WANTED.keypair);
}

test("straight from the browser, by CORS", async (t) => {
  const page = await open(t, page8082, ABSENT);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });

  await launchAndCompare(t, page, "e2e-cors");
});

test("through deploy/nginx.conf, on one origin", async (t) => {
  const url = await nginx(t, "dist");
  const page = await open(t, url, ABSENT);
  const elsewhere = [];
  page.on("request", (request) => request.url().startsWith(url) || elsewhere.push(request.url()));
  await signIn(page, { ...DEMO, cloud: `${url}identity` });

  await launchAndCompare(t, page, "e2e-nginx");
  assert.deepEqual(elsewhere, []);
});

test("through the proxy of `make run CLOUD=…`, without CORS", async (t) => {
  const url = await site("dist", { cloud: AUTH_URL });
  const page = await open(t, url, ABSENT);
  assert.equal(await page.locator("#cloud").inputValue(), AUTH_URL);
  await signIn(page, DEMO);

  await launchAndCompare(t, page, "e2e-proxy");
});

test("from inside another page, by its token", async (t) => {
  const name = "e2e-embedded";
  await withoutServers(t, name);
  const { token } = await signedIn(DEMO.username);
  // The other one of the origins that the cloud's CORS rules allow.
  const portal = await bare(page8082, `<slipway-launch cloud="${AUTH_URL}" language="en" after="event"></slipway-launch>`, { port: 8081 });
  const page = await open(t, "about:blank", ABSENT);
  await listen(page);
  await page.goto(portal);
  await page.locator("slipway-launch").evaluate((it, token) => (it.getToken = async () => token), token);
  await page.evaluate(() => {
    document.addEventListener("slipway-before-launch", ({ detail }) => detail.amend({ metadata: { owner: "a portal" } }));
  });
  await fill(page, { name, ...WANTED });
  await launchButton(page).click();

  const { id } = await hears(page, "launched");
  await hears(page, "active", { timeout: 60_000 });
  const server = await confirmed(id, { name, ...WANTED });
  assert.match(JSON.stringify(server.properties), /a portal/);
});

test("the form opens with one level of at most nine reads, none of them twice", async (t) => {
  const page = await open(t, page8082);
  const asked = [];
  page.on("request", (request) => {
    if (request.method() === "GET" && !request.url().startsWith(page8082)) asked.push(request.url());
  });
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  await page.getByRole("radio", { name: WANTED.image }).waitFor();
  await page.getByRole("radio", { name: WANTED.keypair }).waitFor();
  await page.waitForLoadState("networkidle");

  assert.ok(asked.length <= 9, asked.join("\n"));
  assert.deepEqual(asked, [...new Set(asked)]);
});

test("a project that is switched off is not offered, and a build that fails says why", async (t) => {
  const name = "e2e-no-host";
  await withoutServers(t, name);
  const page = await open(t, page8082);
  await signIn(page, { ...DEMO, project: "", cloud: AUTH_URL });
  await page.getByRole("heading", { name: "Choose a project" }).waitFor();
  assert.deepEqual((await page.locator(".door__choice").allInnerTexts()).sort(), ["big", "demo", "lab", "tiny"]);

  await page.getByRole("button", { name: "demo", exact: true }).click();
  await fill(page, { name, ...WANTED, image: "debian-12-arm64", flavor: "m1.small" });
  await launchButton(page).click();
  await page.getByText("No valid host was found.").waitFor({ timeout: 60_000 });
});

test("a quota that is used up is named before the click", async (t) => {
  const page = await open(t, page8082);
  await signIn(page, { ...DEMO, project: "tiny", cloud: AUTH_URL });
  await fill(page, { name: "e2e-too-many", image: WANTED.image, flavor: "m1.nano" });
  await page.getByLabel("How many").fill("2");
  await launchButton(page).click();

  await page.locator(".errors").getByText("Your project has room for 1 more server").waitFor();
});

for (const server of [nginx, caddy]) {
  test(`${server.name} sends what the page needs: types, copies, ages, headers`, async (t) => {
    const url = await server(t, "dist");
    const html = await (await fetch(url)).text();
    const wasm = html.match(/slipway-[0-9a-f]+_bg\.wasm/)[0];
    const answer = await fetch(url + wasm, { headers: { "accept-encoding": "gzip" } });

    assert.equal(answer.headers.get("content-type"), "application/wasm");
    assert.equal(answer.headers.get("content-encoding"), "gzip");
    assert.match(answer.headers.get("cache-control"), /immutable/);
    for (const [path, opener] of [["", "same-origin"], ["frame.html", "same-origin"], ["sign-in.html", "unsafe-none"]]) {
      const { headers } = await fetch(url + path);
      assert.equal(headers.get("cache-control"), "no-cache");
      for (const [name, value] of securityHeaders([], opener)) assert.equal(headers.get(name), value, `${path} ${name}`);
    }
    const api = await fetch(`${url}identity/v3`);
    assert.equal((await api.json()).version.status, "stable");
    assert.equal(api.headers.get("access-control-allow-origin"), null);
    const back = await fetch(`${url}websso/`, { method: "POST", body: "token=gone", redirect: "manual" });
    assert.deepEqual([back.status, new URL(back.headers.get("location"), url).href], [303, `${url}sign-in.html#websso=`]);
    const gone = await fetch(url + wasm.replace(/[0-9a-f]+_/, "0123456789abcdef_"));
    assert.deepEqual([gone.status, gone.headers.get("cache-control")], [404, "no-cache"]);
  });
}
