import assert from "node:assert/strict";
import { after, test } from "node:test";

import { host as portalOf } from "../portal.mjs";
import { SMALL, closeBrowser, fill, launchButton, open, site } from "../support.mjs";

const slipway = await site("target/sandbox");
const host = (from = slipway, files = {}, policy = undefined) => portalOf(from, { files, policy });
const portal = await host();
after(closeBrowser);

/** What an operator sets for the sandbox. */
const settings = (launch) => JSON.stringify({ clouds: [{ auth_url: "https://sandbox.invalid/identity/v3/", launch }] });

/** Has the element in `page` read that file, before it is drawn for good. */
const readFrom = (page, file) => page.locator("slipway-launch").evaluate((it, file) => it.setAttribute("config", file), file);

const onNewVolume = (page) => page.getByRole("checkbox", { name: "Put the disk on a new volume" });

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

test("a portal that lets no text become HTML embeds the form as it is", async (t) => {
  const page = await open(t, await host(slipway, {}, "require-trusted-types-for 'script'; trusted-types 'none'"));
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();

  await fill(page, { name: "from-a-strict-portal", ...SMALL });
  await launchButton(page).click();

  await page.getByText("Active", { exact: true }).waitFor();
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

test("a token that the cloud does not take is said so, and asked for again with the reason", async (t) => {
  const page = await open(t, portal);
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  const element = page.locator("slipway-launch");
  await element.evaluate((element) => {
    const tokens = ["stale", "sandbox-portal-token"];
    window.reasons = [];
    element.getToken = ({ reason }) => window.reasons.push(reason) && tokens.shift();
    // A token that still serves is not asked for anew.
    element.cloud += "/";
  });

  await page.getByText("The cloud does not accept this sign-in.").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.reasons), ["start", "refused"]);
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

test("what the operator has set holds inside a portal too, and is asked for once", async (t) => {
  const prices = { currency: "EUR", flavors: { "m1.small": 0.5 } };
  const operated = await site("target/sandbox", { config: settings({ create_volume: true, prices }) });
  const page = await open(t, "about:blank");
  const asked = [];
  page.on("request", (request) => request.url().endsWith("config.json") && asked.push(request.url()));

  await page.goto(await host(operated));
  await fill(page, { name: "priced", ...SMALL });
  await page.locator("slipway-launch").evaluate((element) => element.after(element.cloneNode()));
  await page.locator("slipway-launch").last().evaluate((element) => {
    element.token = "sandbox-portal-token";
    element.scrollIntoView();
  });

  assert.ok(await onNewVolume(page).first().isChecked());
  await page.getByText(/€0\.50/).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll("slipway-launch")[1].shadowRoot.querySelector("#name"));
  assert.deepEqual(asked, [`${operated}config.json`]);
});

test("a portal names a file of its own, on its own origin or the script's only", async (t) => {
  const files = { "/settings.json": settings({ create_volume: true }) };
  const page = await open(t, await host(slipway, files), { allowed: /<slipway-launch> leaves/ });
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  assert.ok(!(await onNewVolume(page).isChecked()));

  await readFrom(page, "settings.json");
  await page.locator(":checked").and(onNewVolume(page)).waitFor();

  const elsewhere = await host(slipway, files);
  const said = page.waitForEvent("console");
  await readFrom(page, `${elsewhere}settings.json`);
  assert.match((await said).text(), /leaves http\S+settings\.json out: it is on another origin$/);
  await page.locator(":not(:checked)").and(onNewVolume(page)).waitFor();
});

test("a broken file is named once, in one line, and left out", async (t) => {
  const page = await open(t, await host(slipway, { "/broken.json": "{ \"clouds\": " }), { allowed: /<slipway-launch> leaves/ });
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  const said = [];
  page.on("console", (message) => said.push(message.text()));

  await readFrom(page, "broken.json");
  await page.locator("slipway-launch").evaluate((element) => element.setAttribute("language", "zh-CN"));
  await page.getByRole("heading", { name: "创建云主机" }).waitFor();

  assert.equal(said.length, 1, said.join("\n"));
  assert.match(said[0], /^<slipway-launch> leaves broken\.json out: [^\n]+$/);
});
