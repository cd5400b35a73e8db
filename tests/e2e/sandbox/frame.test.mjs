// <slipway-frame>: the API of the elements where neither page can reach into the other, and what a frame does not do.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { chromium } from "playwright-core";

import { Height } from "../../../src/embed/slipway-size.js";
import { fuzz } from "../hostile/messages.mjs";
import { freePort } from "../port.mjs";
import { bare, heard, hears, listen } from "../portal.mjs";
import { SMALL, closeBrowser, fill, launchButton, open, site, violations } from "../support.mjs";

const CLOUD = "https://sandbox.invalid/identity/v3";
const DIST = process.env.DIST ?? "target/sandbox";

/** Another site than 127.0.0.1, so that the browser keeps the two apart. */
const port = await freePort();
const portal = `http://localhost:${port}`;
const slipway = await site(DIST, { config: JSON.stringify({ clouds: [], frame_ancestors: [portal] }) });
const origin = slipway.slice(0, -1);
after(closeBrowser);

const POLICY = `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
let shown = "";
await bare(slipway, () => shown, { script: "slipway-frame.js", policy: POLICY, port });

const frame = (attributes = "") => `<slipway-frame id="one" cloud="${CLOUD}" language="en" theme="light" ${attributes}></slipway-frame>`;

/** A portal on the operator's list, with `body`. */
async function opened(t, body, options = {}) {
  const page = await open(t, "about:blank", options);
  await listen(page);
  shown = body;
  await page.goto(`${portal}/`);
  await page.waitForFunction(() => customElements.get("slipway-frame"));
  await page.evaluate(() => {
    window.reasons = [];
    const getToken = async ({ reason }) => window.reasons.push(reason) && "sandbox-portal-token";
    for (const element of document.querySelectorAll("slipway-frame")) element.getToken = getToken;
  });
  return page;
}

const inside = (page, id = "one") => page.frameLocator(`#${id} iframe`);
const one = (page) => page.locator("#one");
const height = (page) => one(page).evaluate((it) => it.shadowRoot.querySelector("iframe").getBoundingClientRect().height);

test("a form in a frame is filled in, judged and launched as an element is, under strict policies", async (t) => {
  const page = await opened(t, `<main><h1>A portal</h1><form id="around">${frame('name="server" after="event" locked="keypair"')}<button>Go</button></form></main>`);
  await hears(page, "ready");
  await one(page).evaluate((it) => it.prefill({ name: "from-outside", tags: ["a"] }));
  await page.waitForFunction(() => document.querySelector("#one").draft?.name === "from-outside");
  assert.deepEqual(await one(page).evaluate((it) => it.draft.tags), ["a"]);
  await one(page).evaluate((it) => (it.prefill = "name=web-1"));
  await page.waitForFunction(() => document.querySelector("#one").draft.name === "web-1");
  const problems = await one(page).evaluate((it) => it.validate());
  assert.ok(problems.some(({ field, message }) => field === "image" && message), JSON.stringify(problems));
  await page.waitForFunction(() => !document.querySelector("#around").checkValidity());
  assert.notEqual(await one(page).evaluate((it) => it.validationMessage), "");
  assert.deepEqual(await violations(page), []);

  // The summary has the focus: it is passed on within the frame.
  await inside(page).locator(".errors:focus").waitFor();
  await inside(page).locator("html").evaluate(() => addEventListener("blur", () => (window.wasLeft = true)));
  await one(page).evaluate((it) => it.focus());
  await inside(page).locator("#name:focus").waitFor();
  assert.equal(await inside(page).locator("html").evaluate(() => window.wasLeft), undefined);
  await page.keyboard.press("End");
  await page.keyboard.type("-typed");
  await page.waitForFunction(() => document.querySelector("#one").draft.name === "web-1-typed");
  await fill(inside(page), { name: "framed", ...SMALL });
  await page.waitForFunction(() => document.querySelector("#around").checkValidity());
  await one(page).evaluate((it) => it.submit());
  await inside(page).getByRole("heading", { name: "The cloud has accepted framed." }).waitFor();
  const { id } = await hears(page, "launched");
  assert.equal((await hears(page, "active")).id, id);
  assert.equal(await page.evaluate(() => new FormData(document.querySelector("#around")).get("server")), id);
  assert.ok((await heard(page, "draft-change")).some(({ draft }) => draft.name === "framed"));
  assert.deepEqual(await page.evaluate(() => window.reasons), ["start"]);
  assert.ok(await page.evaluate(() => window.heard.every((it) => it.bubbles && it.composed)));

  await page.evaluate(() => document.querySelector("#around").reset());
  await inside(page).locator("form.launch").waitFor();
  assert.equal(await page.evaluate(() => new FormData(document.querySelector("#around")).get("server")), null);
  await one(page).evaluate((it) => Object.assign(it, { language: "zh-CN", theme: "dark" }));
  await inside(page).getByRole("heading", { name: "创建云主机" }).waitFor();

  const whole = await one(page).evaluate((it) => [document.documentElement.outerHTML, it.shadowRoot.innerHTML, it.token, it.shadowRoot.querySelector("iframe").name].join());
  assert.doesNotMatch(whole, /sandbox-portal-token/);
  assert.doesNotMatch(await inside(page).locator("html").evaluate((it) => it.outerHTML + location.href + window.name), /sandbox-portal-token/);
});

test("a launch waits for the page around, which calls it off or amends it", async (t) => {
  const page = await opened(t, frame('after="stay"'));
  await fill(inside(page), { name: "mine", ...SMALL });
  await page.evaluate(() => {
    let calls = 0;
    document.addEventListener("slipway-before-launch", (event) => {
      const { request, amend, waitUntil } = event.detail;
      calls += 1;
      if (calls === 1) return event.preventDefault();
      const asked = new Promise((resolve) => setTimeout(resolve));
      if (calls === 2) return waitUntil(asked.then(() => { throw new Error("no quota"); }));
      try {
        amend({ flavorRef: "another" });
      } catch (error) {
        window.refused = error.name;
      }
      waitUntil(asked.then(() => amend({ name: `${request.server.name}-amended`, metadata: { owner: "ada" } })));
    });
  });
  for (const times of [1, 2]) {
    await launchButton(inside(page)).click();
    await page.waitForFunction((times) => window.heard.filter(({ name }) => name === "before-launch").length === times, times);
    await inside(page).locator("form[aria-busy=false]").waitFor();
  }
  assert.deepEqual(await heard(page, "launched"), []);

  await launchButton(inside(page)).click();
  await inside(page).getByText("The cloud has accepted mine-amended.").waitFor();
  const asked = (await heard(page, "before-launch")).at(-1);
  assert.equal(asked.request.server.name, "mine");
  assert.deepEqual(asked.requests, [asked.request]);
  assert.equal(await page.evaluate(() => window.refused), "TypeError");
  assert.equal((await heard(page, "launched")).length, 1);
});

test("without getToken the page is asked by an event, and its own fetch carries the requests", async (t) => {
  const page = await open(t, "about:blank");
  await listen(page);
  shown = "";
  await page.goto(`${portal}/`);
  await page.waitForFunction(() => customElements.get("slipway-frame"));
  await page.evaluate(() => {
    window.sent = [];
    const element = document.createElement("slipway-frame");
    const fetch = async (request) => {
      window.sent.push([request.method, request.url, request.headers.get("X-Auth-Token"), request.credentials]);
      return Response.json({ error: { code: 401, title: "Unauthorized", message: "The request you have made requires authentication." } }, { status: 401 });
    };
    Object.assign(element, { id: "one", cloud: "https://cloud.example.org/identity/v3", language: "en", fetch });
    element.addEventListener("slipway-need-token", () => (element.token = "a-token"));
    document.body.append(element);
  });
  await inside(page).getByText("The cloud does not accept this sign-in.").waitFor();
  assert.equal((await hears(page, "need-token")).reason, "start");
  assert.equal((await hears(page, "error")).code, "sign-in");
  const sent = await page.evaluate(() => window.sent);
  assert.ok(sent.length > 0 && sent.every(([, url, , credentials]) => url.startsWith("https://cloud.example.org/") && credentials === "omit"));
  assert.ok(sent.some(([, , token]) => token === "a-token"));
});

test("the height is the content's, and comes to rest", async (t) => {
  // With scrollbars that take room, as most people's do.
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", ignoreDefaultArgs: ["--hide-scrollbars"], args: ["--no-sandbox", "--disable-gpu"] });
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  await listen(page);
  shown = frame('hidden-fields="network keypair security_groups user_data metadata config_drive zone drafts code"');
  await page.goto(`${portal}/`);
  await one(page).evaluate((it) => {
    window.heights = [];
    const frame = it.shadowRoot.querySelector("iframe");
    new MutationObserver(() => window.heights.at(-1) !== frame.style.blockSize && window.heights.push(frame.style.blockSize)).observe(frame, { attributeFilter: ["style"] });
    it.getToken = () => "sandbox-portal-token";
  });
  await hears(page, "ready");
  await inside(page).getByRole("radio", { name: SMALL.image, exact: true }).waitFor();
  const content = () => inside(page).locator("slipway-launch").evaluate((it) => it.getBoundingClientRect().height);
  /** Waits for forty pictures in which nothing changes, and gives how often something did. */
  const settled = () => page.evaluate(async () => {
    const before = window.heights.length;
    for (let seen, quiet = 0; quiet < 40; quiet += 1) {
      if (seen !== window.heights.length) quiet = 0;
      seen = window.heights.length;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    const changes = window.heights.length - before;
    window.heights = window.heights.slice(-1);
    return changes;
  });
  await settled();
  assert.equal(await height(page), Math.ceil(await content()));
  assert.ok(await inside(page).locator("html").evaluate((it) => it.scrollHeight <= innerHeight && it.clientWidth === innerWidth), "no scrollbar within");

  await inside(page).getByRole("button", { name: "Launch", exact: true }).click();
  assert.ok(await settled() <= 4);
  assert.equal(await height(page), Math.ceil(await content()));

  // A window that the frame fits into only just: with a scrollbar it is narrower, and higher.
  const around = await page.evaluate(() => document.documentElement.scrollHeight - document.querySelector("#one").shadowRoot.querySelector("iframe").getBoundingClientRect().height);
  const exact = Math.ceil(await content() + around);
  for (const tall of [exact - 1, exact, exact + 1]) {
    await page.setViewportSize({ width: 900, height: tall });
    assert.ok(await settled() <= 4, `at ${tall}`);
    assert.equal(await settled(), 0);
  }

  const steady = new Height();
  const said = [];
  // What is lower where it is narrower, beside a scrollbar that comes and goes with it.
  for (let width = 1000, at = 0; at < 40; at += 1) {
    const given = steady.of({ width, height: width === 1000 ? 805 : 790 }, at * 16);
    said.push(given);
    width = given > 800 ? 985 : 1000;
  }
  assert.deepEqual([...new Set(said.slice(6))], [805]);
  assert.equal(new Height().of({ width: 1000, height: 5 }, 0), 5);
});

test("what stays in sight in a window does so in a frame", async (t) => {
  const page = await opened(t, `<p>A portal</p>${frame()}`, { height: 700 });
  await hears(page, "ready");
  await inside(page).getByRole("radio", { name: SMALL.image, exact: true }).waitFor();
  await page.waitForFunction(() => document.documentElement.scrollHeight > 1500);
  for (const width of [1280, 400]) {
    await page.setViewportSize({ width, height: 700 });
    await page.waitForFunction(() => document.documentElement.scrollHeight > 1500);
    await page.evaluate(() => scrollTo(0, 700));
    const isSeen = async () => {
      const { y, height } = await launchButton(inside(page)).boundingBox();
      return y >= 0 && y + height <= 700;
    };
    for (let frames = 0; frames < 100 && !(await isSeen()); frames += 1) {
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    assert.ok(await isSeen(), `at ${width}`);
  }
});

test("who is not on the list sees words, and hears that it was refused", async (t) => {
  for (const [locale, words] of [["en-US", "which Slipway's operator has not allowed"], ["zh-CN", "未获 Slipway 运维人员许可"]]) {
    const page = await open(t, "about:blank", { locale });
    await listen(page);
    // Where the web server's header does not keep it out already.
    await page.route("**/frame.html", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": "default-src 'self'; frame-ancestors *" } });
    });
    const stranger = await bare(slipway, frame(), { script: "slipway-frame.js" });
    await page.goto(stranger);
    await one(page).evaluate((it) => (it.getToken = () => (window.asked = true)));
    await inside(page).getByText(words).waitFor();
    await inside(page).getByText(stranger.slice(0, -1)).waitFor();
    const { code, message } = await hears(page, "error");
    assert.deepEqual([code, message], ["load", `frame_ancestors in Slipway's config.json does not list ${stranger.slice(0, -1)}`]);
    assert.equal(await page.evaluate(() => window.asked), undefined);
    assert.equal(await inside(page).locator("slipway-launch").count(), 0);
  }
  const alone = await open(t, `${slipway}frame.html`);
  await alone.getByText("shows Slipway inside other pages").waitFor();
  assert.deepEqual(await violations(alone), []);
});

test("the header keeps the frame out of pages that are not listed, and a message says it", { timeout: 60_000 }, async (t) => {
  const page = await open(t, "about:blank", { allowed: /frame-ancestors|ERR_BLOCKED|chrome-error/, byClock: true });
  await listen(page);
  await page.goto(await bare(slipway, frame(), { script: "slipway-frame.js" }));
  // The clock goes on only when it is told to.
  while ((await heard(page, "error")).length === 0) await page.clock.runFor(1_000);
  await one(page).getByRole("alert").getByText("Slipway could not be loaded.").waitFor();
  assert.equal((await hears(page, "error")).code, "load");
});

test("a window of a listed origin that is not the one around is not heard", async (t) => {
  const page = await opened(t, `<iframe id="raw" src="${slipway}frame.html"></iframe>`);
  const main = page.frameLocator("#raw").locator("main");
  await main.evaluate(() => addEventListener("message", () => (window.came = true)));
  const [other] = await Promise.all([page.waitForEvent("popup"), page.evaluate(() => void window.open("/"))]);
  await other.evaluate((origin) => {
    const { port1, port2 } = new MessageChannel();
    window.got = [];
    port1.onmessage = ({ data }) => window.got.push(data);
    window.opener.frames[0].postMessage({ slipway: 1, type: "connect", of: "launch" }, origin, [port2]);
    for (const message of [{ type: "attribute", name: "language", value: "en" }, { type: "begin" }]) port1.postMessage(message);
  }, origin);
  // As long as it takes to read the list.
  const children = await main.evaluate(async (main) => {
    while (!window.came) await new Promise((resolve) => setTimeout(resolve));
    await (await fetch("config.json", { cache: "no-cache" })).json();
    return main.childElementCount;
  });
  assert.equal(children, 0);
  assert.deepEqual(await other.evaluate(() => window.got), []);
});

test("100,000 messages of nobody and of somebody do nothing", { timeout: 60_000 }, async (t) => {
  const page = await opened(t, `<iframe id="raw" width="900" height="900" src="${slipway}frame.html"></iframe>`);
  await page.evaluate(fuzz, { origin, cloud: CLOUD });
  const raw = page.frameLocator("#raw");
  await raw.locator("#name").fill("kept");
  await page.waitForFunction(() => window.state()?.name === "kept");
  const before = await page.evaluate(() => window.state());
  const address = await raw.locator("html").evaluate(() => location.href);

  const { sent, took, answers } = await page.evaluate(() => window.pour(100_000, 20261126));
  t.diagnostic(`${sent} messages in ${Math.round(took)} ms`);
  assert.equal(sent, 100_000);
  // Lists that arrive meanwhile have the frame tell the same draft again.
  assert.deepEqual(answers.filter(({ type, draft }) => type !== "state" || JSON.stringify(JSON.parse(draft)) !== JSON.stringify(before)), []);
  assert.deepEqual(await page.evaluate(() => window.state()), before);
  assert.equal(await raw.locator("#name").inputValue(), "kept");
  assert.equal(await raw.locator("html").evaluate(() => location.href), address);
  assert.equal(await raw.locator("slipway-launch").count(), 1);

  // It still hears what it should.
  await page.evaluate(() => window.say({ type: "prefill", link: "name=after" }));
  await page.waitForFunction(() => window.state().name === "after");
});
