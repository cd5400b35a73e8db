// docs/embedding.md is the contract of the elements: what is said there is so.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";

import { EMBEDDED, VISITED, visit } from "../../../tools/size.mjs";
import { bare, heard, hears, listen } from "../portal.mjs";
import { ROOT, SMALL, closeBrowser, fill, launchButton, open, site } from "../support.mjs";

const slipway = await site("target/sandbox");
after(closeBrowser);

const CLOUD = "https://sandbox.invalid/identity/v3";
const launch = (attributes = "") => `<slipway-launch id="one" cloud="${CLOUD}" language="en" ${attributes}></slipway-launch>`;

/** A portal's page with `body`, and a token for every element in it. */
async function opened(t, body, options = {}) {
  const page = await open(t, "about:blank", options);
  await listen(page);
  await page.goto(await bare(slipway, body, options));
  await signIn(page);
  return page;
}

const signIn = (page) =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll("slipway-launch, slipway-server, slipway-servers")) {
      element.getToken = async () => "sandbox-portal-token";
    }
  });

const one = (page) => page.locator("#one");
const name = (page) => page.locator("#name");

test("the loader is small, needs nothing, and does nothing where there are no elements", async () => {
  const loader = `${ROOT}target/sandbox/slipway-launch.js`;
  assert.ok(gzipSync(readFileSync(loader), { level: 9 }).length <= 3 * 1024);
  const before = "const before = Object.getOwnPropertyNames(globalThis).length;";
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", `${before} const it = await import("file://${loader}"); console.log(typeof it.preload, Object.getOwnPropertyNames(globalThis).length - before)`]);
  assert.equal(said.toString().trim(), "function 0");
});

test("wasm is fetched when the first element comes into view, once for all, or when asked to", async (t) => {
  const page = await open(t, "about:blank");
  const asked = [];
  page.on("request", (request) => /\.wasm/.test(request.url()) && asked.push(request.url()));
  await page.goto(await bare(slipway, `<div style="height: 3000px"></div>${launch()}${launch('hidden')}`));
  await signIn(page);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.deepEqual(asked, []);

  await page.evaluate(() => document.querySelector("slipway-launch").preload());
  assert.equal(asked.filter((url) => /_bg\.wasm/.test(url)).length, 1);
  assert.equal(await page.evaluate(() => document.querySelector("slipway-launch").shadowRoot.childElementCount), 0);

  await page.evaluate(() => scrollTo(0, 3000));
  await page.getByRole("heading", { name: "Launch a server" }).first().waitFor();
  await page.evaluate(() => (document.querySelectorAll("slipway-launch")[1].hidden = false));
  await page.evaluate(() => document.querySelectorAll("slipway-launch")[1].scrollIntoView());
  await page.getByRole("heading", { name: "Launch a server" }).nth(1).waitFor();
  assert.equal(asked.filter((url) => /slipway-embed-[0-9a-f]+_bg\.wasm/.test(url)).length, 1);
});

// In the page, at the very moment.
const fetched = () => performance.getEntriesByType("resource").map(({ name }) => name);
const files = (urls) => urls.filter((url) => url.startsWith(slipway)).map((url) => url.slice(slipway.length)).sort();
const counted = (pattern) => visit(`${ROOT}target/sandbox`, pattern).map(({ name }) => name).sort();

test("until the form can be used an element fetches what its first visit counts, and the page what its own does", async (t) => {
  const page = await open(t, "about:blank");
  await page.addInitScript(`addEventListener("slipway-ready", () => (window.atReady = (${fetched})()))`);
  await page.goto(await bare(slipway, launch()));
  await signIn(page);
  await page.waitForFunction(() => window.atReady);
  assert.deepEqual(files(await page.evaluate(() => window.atReady)), counted(EMBEDDED));

  await page.goto(slipway);
  await page.locator("form.door").waitFor();
  // What browsers ask for on their own is no entry, or not always one.
  const all = counted(VISITED).filter((name) => !/^index\.html$|\.svg$/.test(name));
  assert.deepEqual(files(await page.evaluate(fetched)).filter((name) => !name.endsWith(".svg")), all);
});

test("what does not arrive is said in the element and to the page, and tried again", async (t) => {
  const page = await open(t, "about:blank", { allowed: /ERR_FAILED|Failed to load/ });
  await listen(page);
  await page.route(/slipway-embed-[0-9a-f]+_bg\.wasm/, (route) => route.abort());
  await page.goto(await bare(slipway, launch()));
  await signIn(page);

  await one(page).getByRole("alert").getByText("Slipway could not be loaded.").waitFor();
  assert.equal((await hears(page, "error")).code, "load");
  await page.unroute(/slipway-embed-[0-9a-f]+_bg\.wasm/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
});

test("attributes are properties too, and some are followed without losing what was typed", async (t) => {
  const page = await opened(t, launch('prefill="name=web-1"'));
  await hears(page, "ready");
  await page.waitForFunction(() => document.querySelector("#one").draft?.name === "web-1");
  await name(page).fill("typed");

  await one(page).evaluate((it) => Object.assign(it, { language: "zh-CN", theme: "dark" }));
  await page.getByRole("heading", { name: "创建云主机" }).waitFor();
  assert.equal(await name(page).inputValue(), "typed");
  assert.equal(await one(page).getAttribute("language"), "zh-CN");
  await one(page).evaluate((it) => (it.locked = "name"));
  await one(page).locator("#name .locked__text").getByText("typed").waitFor();
  await one(page).evaluate((it) => Object.assign(it, { locked: null, hiddenFields: "count flavor", prefill: { name: "object", tags: ["a"] } }));
  await page.waitForFunction(() => document.querySelector("#one").shadowRoot.querySelector("#name")?.value === "object");
  assert.equal(await one(page).locator("#count, #flavor").count(), 0);
  assert.deepEqual(await one(page).evaluate((it) => it.draft.tags), ["a"]);

  await one(page).evaluate((it) => it.prefill("name=method"));
  await page.waitForFunction(() => document.querySelector("#one").draft.name === "method");
  assert.deepEqual((await heard(page, "draft-change")).at(-1).draft.name, "method");
  assert.equal((await heard(page, "ready")).length > 0, true);
});

test("a host may call a launch off, read what is sent, and amend names and notes", async (t) => {
  const page = await opened(t, launch('after="stay"'));
  const bodies = [];
  await fill(page, { name: "mine", ...SMALL });
  await page.evaluate(() => {
    let calls = 0;
    document.addEventListener("slipway-before-launch", (event) => {
      const { request, amend, waitUntil } = event.detail;
      calls += 1;
      if (calls === 1) return event.preventDefault();
      if (calls === 2) return waitUntil(new Promise((_, reject) => setTimeout(reject)));
      try {
        amend({ flavorRef: "another" });
      } catch (error) {
        window.refused = error.message;
      }
      amend({ metadata: { owner: "ada" } });
      waitUntil(new Promise((resolve) => setTimeout(resolve)).then(() => amend({ name: `${request.server.name}-amended` })));
      window.late = amend;
    });
  });
  for (const times of [1, 2]) {
    await launchButton(page).click();
    await page.waitForFunction((times) => window.heard.filter(({ name }) => name === "before-launch").length === times, times);
    await one(page).locator("form[aria-busy=false]").waitFor();
  }
  assert.deepEqual(await heard(page, "launched"), []);

  await one(page).evaluate((it) => it.submit());
  await page.getByText("The cloud has accepted mine-amended.").waitFor();
  const [, , asked] = await heard(page, "before-launch");
  assert.equal(asked.request.server.name, "mine");
  assert.deepEqual(asked.requests, [asked.request]);
  assert.match(await page.evaluate(() => window.refused), /flavorRef/);
  assert.ok(await page.evaluate(() => { try { window.late({}); return false; } catch { return true; } }));
  const [{ id }] = await heard(page, "launched");
  assert.equal((await hears(page, "active")).id, id);
  assert.ok(await page.evaluate(() => window.heard.every((it) => it.bubbles && it.composed && it.cancelable === (it.name === "before-launch"))));
  assert.deepEqual(bodies, []);
});

test("it stands in a form: its value is the server's id, and it is invalid while something is wrong", async (t) => {
  const page = await opened(t, `<form id="around">${launch('name="server" after="event"')}<button id="go">Go</button></form>`);
  await fill(page, { name: "in-a-form", ...SMALL, flavor: "m1.nano" });
  const state = () => page.evaluate(() => {
    const it = document.querySelector("#one");
    return { inForm: it.form.id, valid: it.checkValidity(), said: it.validationMessage, sent: new FormData(it.form).get("server") };
  });
  await page.waitForFunction(() => !document.querySelector("#one").checkValidity());
  const { said, ...rest } = await state();
  assert.deepEqual(rest, { inForm: "around", valid: false, sent: null });
  assert.notEqual(said, "");

  await page.getByRole("radio", { name: "m1.small", exact: true }).check();
  await page.waitForFunction(() => document.querySelector("#around").checkValidity());
  await launchButton(page).click();
  await page.getByRole("heading", { name: "The cloud has accepted in-a-form." }).waitFor();
  const [{ id }] = await heard(page, "launched");
  assert.deepEqual(await state(), { inForm: "around", valid: true, said: "", sent: id });
  assert.equal(await page.locator("form.launch").count(), 0);

  await page.evaluate(() => document.querySelector("#around").reset());
  await page.locator("form.launch").waitFor();
  assert.equal((await state()).sent, null);
  const problems = await one(page).evaluate((it) => it.validate());
  assert.ok(problems.some(({ field, message }) => field === "name" && message));
  await page.getByText("Give the server a name.").first().waitFor();
  await one(page).evaluate((it) => it.focus());
  assert.equal(await one(page).evaluate((it) => it.shadowRoot.activeElement.id), "name");
});

test("the focus that a page gives after a check stays, also where no picture is drawn", async (t) => {
  const page = await opened(t, launch());
  await hears(page, "ready");
  const focused = await one(page).evaluate(async (it) => {
    const [focused, pictures] = [[], []];
    const own = window.requestAnimationFrame;
    window.requestAnimationFrame = (act) => pictures.push(act);
    it.validate();
    await new Promise((resolve) => setTimeout(resolve));
    focused.push(it.shadowRoot.activeElement?.className);
    it.focus();
    window.requestAnimationFrame = own;
    pictures.forEach((act) => act(performance.now()));
    await new Promise((resolve) => setTimeout(resolve));
    return [...focused, it.shadowRoot.activeElement?.id];
  });

  assert.deepEqual(focused, ["errors", "name"]);
});

test("what is moved keeps its state; what is taken away and added again begins anew", async (t) => {
  const page = await opened(t, `<div id="a">${launch()}</div><div id="b"></div>`);
  await name(page).fill("kept");
  await page.evaluate(() => document.querySelector("#b").append(document.querySelector("#one")));
  assert.equal(await name(page).inputValue(), "kept");
  const can = await page.evaluate(() => "moveBefore" in Element.prototype);
  if (can) await page.evaluate(() => document.querySelector("#a").moveBefore(document.querySelector("#one"), null));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  assert.equal(await name(page).inputValue(), "kept");

  await page.evaluate(async () => {
    window.taken = document.querySelector("#one");
    window.taken.remove();
    await new Promise((resolve) => setTimeout(resolve));
    window.empty = window.taken.shadowRoot.childElementCount === 0;
    document.body.append(window.taken);
  });
  await name(page).waitFor();
  assert.ok(await page.evaluate(() => window.empty));
  assert.equal(await name(page).inputValue(), "");
});

test("servers and a server stand alone too", async (t) => {
  const page = await opened(t, launch('after="event"'));
  await fill(page, { name: "alone", ...SMALL });
  await launchButton(page).click();
  const { id } = await hears(page, "launched");

  await page.evaluate(([cloud, id]) => {
    document.body.innerHTML = `<slipway-servers cloud="${cloud}" language="en"></slipway-servers><slipway-server cloud="${cloud}" server-id="${id}" language="en"></slipway-server>`;
  }, [CLOUD, id]);
  await signIn(page);
  await page.locator("slipway-servers").getByRole("link", { name: "alone" }).waitFor();
  await page.locator("slipway-server").getByRole("heading", { name: "alone" }).waitFor();
});

test("without getToken the page is asked by an event, and a property answers", async (t) => {
  const page = await open(t, "about:blank");
  await listen(page);
  await page.goto(await bare(slipway, ""));
  await page.evaluate((cloud) => {
    const element = document.createElement("slipway-launch");
    Object.assign(element, { id: "one", cloud, language: "en" });
    element.addEventListener("slipway-need-token", () => (element.token = "sandbox-portal-token"));
    document.body.append(element);
  }, CLOUD);

  await page.getByRole("heading", { name: "Launch a server" }).waitFor();
  assert.deepEqual(await heard(page, "need-token"), [{ reason: "start" }]);
  assert.equal(await one(page).evaluate((it) => it.token), undefined);
});
