// What an element may not do to the page around it, and what that page may do without harm.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, test } from "node:test";

import { hostileCloud } from "../hostile/cloud.mjs";
import { bare, heard, listen } from "../portal.mjs";
import { ROOT, SMALL, closeBrowser, fill, launchButton, open, site } from "../support.mjs";

const slipway = await site("target/sandbox");
after(closeBrowser);

const CLOUD = "https://sandbox.invalid/identity/v3";
const SEEN = { image: "cirros-0.6.2", flavor: "m1.nano", networks: ["private"] };

/** A real HTTP cloud that takes the tokens `good` says are good, and keeps which came. */
async function cloudOf(t, { good, lives = () => 3600 }) {
  const seen = new Set();
  const names = [];
  const cloud = await hostileCloud({
    tame: true,
    answer: ({ method, path, body, headers, file }) => {
      const token = headers["x-auth-token"];
      seen.add(token);
      if (path.endsWith("/auth/tokens")) {
        const it = file("token");
        it.token.expires_at = new Date(Date.now() + 1000 * lives(token)).toISOString();
        return [200, it];
      }
      if (token !== undefined && !good(token)) return [401, { error: { code: 401, message: "no longer" } }];
      if (method !== "POST" || !path.endsWith("/servers")) return undefined;
      names.push(JSON.parse(body).server.name);
      const { server } = file("server-created");
      return [202, { server: { ...server, id: file("server").server.id } }];
    },
  });
  t.after(cloud.close);
  return { ...cloud, seen, names };
}

/** All that can be read in the page, and in the elements in it. */
const everything = (page) =>
  page.evaluate(() => {
    const roots = [...document.querySelectorAll("*")].map((it) => it.shadowRoot?.innerHTML ?? "");
    return [document.documentElement.outerHTML, ...roots, JSON.stringify(window.heard), JSON.stringify({ ...localStorage, ...sessionStorage }), location.href].join("\n");
  });

test("a token is asked for once however many wait, before its end, and when it is refused", async (t) => {
  const cloud = await cloudOf(t, { good: (token) => token === "canary-3", lives: (token) => (token === "canary-1" ? 60 : 3600) });
  const page = await open(t, "about:blank", { allowed: /Failed to load resource/ });
  await listen(page);
  await page.goto(await bare(slipway));
  await page.evaluate((cloud) => {
    window.reasons = [];
    const element = document.createElement("slipway-launch");
    const getToken = ({ reason }) => new Promise((resolve) => setTimeout(() => resolve(`canary-${window.reasons.push(reason)}`), 50));
    Object.assign(element, { cloud, language: "en", getToken });
    document.body.append(element);
  }, cloud.url);

  await page.getByRole("radio", { name: SEEN.image, exact: true }).waitFor();
  await page.getByRole("radio", { name: SEEN.flavor, exact: true }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.reasons), ["start", "expiring", "refused"]);
  assert.doesNotMatch(await everything(page), /canary/);
});

test("three elements lead to three clouds, and none knows of the others", async (t) => {
  const clouds = await Promise.all(["a", "b", "c"].map((name) => cloudOf(t, { good: (token) => token === `token-${name}` })));
  const page = await open(t, "about:blank", { allowed: /Failed to load resource/ });
  await listen(page);
  await page.goto(await bare(slipway));
  await page.evaluate((urls) => {
    window.sent = [];
    urls.forEach((cloud, at) => {
      const name = "abc"[at];
      const element = document.createElement("slipway-launch");
      const own = (request) => window.sent.push(request.url) && fetch(request);
      Object.assign(element, { id: name, cloud, language: "en", after: "event", getToken: () => `token-${name}`, fetch: name === "c" ? own : undefined });
      document.body.append(element);
    });
  }, clouds.map(({ url }) => url));

  for (const [at, name] of ["a", "b", "c"].entries()) {
    const element = page.locator(`#${name}`);
    await element.scrollIntoViewIfNeeded();
    await element.locator("form.launch").waitFor();
    await fill(element, { name: `of-${name}`, ...SEEN });
    await launchButton(element).click();
    await element.getByRole("heading", { name: `The cloud has accepted of-${name}.` }).waitFor();
    assert.deepEqual(clouds[at].names, [`of-${name}`]);
    assert.deepEqual([...clouds[at].seen].filter(Boolean), [`token-${name}`]);
  }
  const from = await page.evaluate(() => window.heard.filter((it) => it.name === "launched").map((it) => it.from));
  assert.deepEqual(from, ["a", "b", "c"]);
  const sent = await page.evaluate(() => window.sent);
  assert.ok(sent.length > 8 && sent.every((url) => url.startsWith(clouds[2].origin)));
});

/** Counts, from the page's first moment, what is left on it: listeners on window and document, timers, and the rest. */
const count = () => {
  const listeners = new Map();
  const key = (target, type, act, options) => [target === window ? "window" : "document", type, act, typeof options === "object" ? !!options?.capture : !!options];
  const isOurs = (target) => target === window || target === document;
  const same = (one, other) => one.every((it, at) => it === other[at]);
  const all = [];
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, act, options) {
    const it = key(this ?? window, type, act, options);
    if (isOurs(this ?? window) && !all.some((known) => same(known, it))) {
      all.push(it);
      options?.signal?.addEventListener("abort", () => all.splice(all.indexOf(it), 1));
    }
    const once = act && options?.once && isOurs(this ?? window);
    return addEventListener.call(this ?? window, type, once ? (event) => (all.splice(all.indexOf(it), 1), act.call(this, event)) : act, options);
  };
  EventTarget.prototype.removeEventListener = function (type, act, options) {
    const it = key(this ?? window, type, act, options);
    const at = all.findIndex((known) => same(known, it));
    if (at >= 0) all.splice(at, 1);
    return removeEventListener.call(this ?? window, type, act, options);
  };
  const timers = new Set();
  for (const [start, stop] of [["setTimeout", "clearTimeout"], ["setInterval", "clearInterval"], ["requestAnimationFrame", "cancelAnimationFrame"]]) {
    const [begin, end] = [window[start], window[stop]];
    window[start] = (act, ...rest) => {
      const id = begin((...said) => {
        if (start !== "setInterval") timers.delete(`${start} ${id}`);
        return act(...said);
      }, ...rest);
      timers.add(`${start} ${id}`);
      return id;
    };
    window[stop] = (id) => timers.delete(`${start} ${id}`) & end(id);
  }
  window.left = () => ({
    globals: Object.getOwnPropertyNames(window).sort().join(),
    listeners: all.map(([target, type]) => `${target} ${type}`).sort().join(),
    timers: timers.size,
    storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].join(),
    history: history.length,
    address: location.href,
    title: document.title,
    head: document.head.childElementCount,
    body: document.body.childElementCount,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    root: document.documentElement.getAttributeNames().join(),
  });
};

// A host that does all that hosts do: styles for everything, patched built-ins, a router of its own.
const HOST = `
  Array.prototype.last = function () { return this[this.length - 1]; };
  Object.prototype.polluted = "yes";
  for (const name of ["map", "filter", "push"]) {
    const own = Array.prototype[name];
    Array.prototype[name] = function (...rest) { return own.apply(this, rest); };
  }
  const { then } = Promise.prototype;
  Promise.prototype.then = function (...rest) { return then.apply(this, rest); };
  const own = window.fetch;
  window.fetch = (...rest) => own(...rest);
  window.routed = [];
  for (const name of ["pushState", "replaceState"]) {
    const own = history[name];
    history[name] = function (...rest) { window.routed.push(name); return own.apply(this, rest); };
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
  });
`;
const STYLE = `* { all: unset !important; color: red !important; font: 40px serif !important; text-transform: uppercase !important; letter-spacing: 9px !important; }
  button, input { display: none !important; } #name { position: fixed !important; }`;

test("a hostile page harms nothing, and nothing of the element stays on it", async (t) => {
  const looks = (page) => launchButton(page).evaluate((button) => {
    const style = (it) => Object.fromEntries(["color", "backgroundColor", "fontSize", "fontFamily", "textTransform", "letterSpacing", "display", "padding"].map((name) => [name, getComputedStyle(it)[name]]));
    const root = button.getRootNode();
    return [button, root.querySelector("h1"), root.querySelector("#name"), root.querySelector("label")].map(style);
  });
  const element = `<slipway-launch cloud="${CLOUD}" language="en" theme="light"></slipway-launch>`;
  const plain = await open(t, await bare(slipway, element));
  await plain.locator("slipway-launch").evaluate((it) => (it.token = "sandbox-portal-token"));
  await launchButton(plain).waitFor();

  const origin = slipway.slice(0, -1);
  const policy = `default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; connect-src 'self' ${origin}; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
  const page = await open(t, "about:blank");
  await page.addInitScript(count);
  await listen(page);
  const own = `<script src="/host.js"></script><link rel="stylesheet" href="/host.css"><p id="own"><a href="/elsewhere">Elsewhere</a></p>`;
  await page.goto(await bare(slipway, own, { files: { "/host.js": HOST, "/host.css": STYLE }, policy }));
  await page.waitForFunction(() => customElements.get("slipway-launch"));
  const before = await page.evaluate(() => window.left());

  await page.evaluate((cloud) => {
    const element = document.createElement("slipway-launch");
    Object.assign(element, { cloud, language: "en", theme: "light", getToken: () => "sandbox-portal-token" });
    document.body.append(element);
  }, CLOUD);
  await launchButton(page).waitFor();
  assert.deepEqual(await looks(page), await looks(plain));
  await fill(page, { name: "on-hostile-ground", ...SMALL });
  await launchButton(page).click();
  await page.getByText("Active", { exact: true }).waitFor();
  await page.getByRole("link", { name: "All servers" }).click();
  await page.getByRole("link", { name: "on-hostile-ground" }).waitFor();
  assert.equal((await heard(page, "launched")).length, 1);

  await page.evaluate(() => document.querySelector("slipway-launch").remove());
  await page.waitForFunction((timers) => window.left().timers <= timers, before.timers);
  assert.deepEqual(await page.evaluate(() => window.left()), before);
  assert.deepEqual(await page.evaluate(() => window.routed), []);
  await page.getByText("Elsewhere").click();
  assert.deepEqual(await page.evaluate(() => window.routed), ["pushState"]);
});

test("a hundred elements come and go, and leave no memory, node, listener or timer", async (t) => {
  const page = await open(t, "about:blank");
  await page.addInitScript(count);
  await listen(page);
  await page.goto(await bare(slipway));
  const glue = readdirSync(`${ROOT}target/sandbox`).find((file) => /^slipway-embed-[0-9a-f]+\.js$/.test(file));
  const tenTimes = (times) => page.evaluate(async ([cloud, times]) => {
    for (let i = 0; i < times; i += 1) {
      window.heard = [];
      const elements = Array.from({ length: 10 }, () => document.createElement("slipway-launch"));
      for (const element of elements) Object.assign(element, { cloud, language: "en", getToken: () => "sandbox-portal-token" });
      document.body.append(...elements);
      for (const element of elements) {
        while (!element.draft) {
          element.scrollIntoView();
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }
      elements.forEach((element) => element.remove());
    }
    window.heard = [];
  }, [CLOUD, times]);
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  const measured = async () => {
    await page.waitForFunction(() => window.left().timers === 0);
    for (let i = 0; i < 3; i += 1) await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const { Nodes, JSEventListeners, JSHeapUsedSize } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    const wasm = await page.evaluate(async (glue) => (await (await import(glue)).default()).memory.buffer.byteLength, slipway + glue);
    return { Nodes, JSEventListeners, heap: JSHeapUsedSize + wasm };
  };

  // What comes once only: the module, the style, the words of the first form, and memory, which grows in steps.
  await tenTimes(5);
  const before = await measured();
  await tenTimes(10);
  const now = await measured();

  t.diagnostic(`heap ${before.heap} to ${now.heap}, nodes ${before.Nodes} to ${now.Nodes}, listeners ${before.JSEventListeners} to ${now.JSEventListeners}`);
  assert.ok(now.heap - before.heap < 1_000_000);
  assert.ok(now.Nodes <= before.Nodes + 10);
  assert.ok(now.JSEventListeners <= before.JSEventListeners + 10);
});
