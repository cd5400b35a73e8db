// A window to sign in, for portals whose users have no session with the cloud: who may ask for it, who is given the token, and
// what is left of it.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";

import { drawn, kept, leaks, listen as listenFor } from "../canary.mjs";
import { hostileCloud } from "../hostile/cloud.mjs";
import { freePort } from "../port.mjs";
import { bare, heard, hears, listen } from "../portal.mjs";
import { closeBrowser, fill, launchButton, open, signIn, site, violations } from "../support.mjs";

const DIST = process.env.DIST ?? "target/sandbox";
const WANTED = { image: "cirros-0.6.2", flavor: "m1.nano", networks: ["private"] };
const PASSWORD = "Pw-7vTq!canary-of-the-password";

/** Another site than 127.0.0.1, so that the browser keeps the two apart. */
const port = await freePort();
const portal = `http://localhost:${port}`;

/** A cloud that makes a token for each sign-in, and knows which have ended. */
const made = [];
const ended = new Set();
const sent = [];
let count = 1000;
const cloud = await hostileCloud({
  tame: true,
  answer({ method, path, body, headers, file }) {
    const token = headers["x-auth-token"];
    if (path.endsWith("/auth/tokens")) {
      if (method === "DELETE") return ended.add(headers["x-subject-token"]) && [204, {}];
      if (method === "GET" && ended.has(headers["x-subject-token"])) return [404, { error: { code: 404, message: "Could not find token" } }];
      const isScoped = method === "GET" || /"scope":\{"project"/.test(body);
      const it = file(isScoped ? "token" : "token-unscoped");
      it.token.issued_at = new Date().toISOString();
      it.token.expires_at = new Date(Date.now() + 3_600_000).toISOString();
      if (method === "GET") return [200, it];
      made.push({ token: `gAAAA-canary-of-token-${(count += 1)}`, isScoped });
      return [201, it, { "x-subject-token": made.at(-1).token }];
    }
    if (token !== undefined && ended.has(token)) return [401, { error: { code: 401, message: "no longer" } }];
    if (method !== "POST" || !path.endsWith("/servers")) return undefined;
    sent.push({ token, name: JSON.parse(body).server.name });
    const { server } = file("server-created");
    return [202, { server: { ...server, id: file("server").server.id } }];
  },
});

/** An identity provider that parts windows from who has opened them, and sends everybody back at once. */
const parting = createServer((request, response) => {
  const asked = new URL(request.url, "http://provider").searchParams;
  const back = `${asked.get("redirect_uri")}?code=canary&state=${asked.get("state")}`;
  response.writeHead(303, { location: back, "cross-origin-opener-policy": "same-origin" }).end();
});
await new Promise((resolve) => parting.listen(0, "127.0.0.1", resolve));
parting.unref();
const provider = `http://127.0.0.1:${parting.address().port}`;
const federation = [
  { name: "Parting", kind: "oidc", identity_provider: "p", protocol: "openid", client_id: "slipway", authorization_endpoint: `${provider}/auth`, token_endpoint: `${provider}/token` },
];

const config = { clouds: [{ auth_url: cloud.url, name: "Example Cloud", federation }], sign_in_origins: [portal], frame_ancestors: [portal] };
const slipway = await site(DIST, { config: JSON.stringify(config) });
const origin = slipway.slice(0, -1);
after(() => {
  cloud.close();
  return closeBrowser();
});

const POLICY = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin} ${cloud.origin}; frame-src 'self' ${origin}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
let shown = "";
await bare(slipway, () => shown, { policy: POLICY, port });

const element = (attributes = "") => `<main><h1>A portal</h1><slipway-launch id="one" cloud="${cloud.url}" language="en" theme="light" sign-in="window" ${attributes}></slipway-launch></main>`;

/** A portal with `body`, at `address`, where the operator's list has it unless somebody says otherwise. */
async function opened(t, body = element(), { address = `${portal}/`, ...options } = {}) {
  made.length = sent.length = 0;
  const page = await open(t, "about:blank", { ...options, allowed: new RegExp(`Failed to load resource|${options.allowed ?? "^$"}`) });
  await listen(page);
  const said = await listenFor(page, page.context());
  shown = body;
  await page.goto(address);
  return Object.assign(page, { said });
}

/** The window that `press` opens; what goes wrong in it fails the test as well. */
async function windowOf(t, page, press, allowed = /Failed to load resource/) {
  const [popup] = await Promise.all([page.waitForEvent("popup"), press()]);
  const reports = [];
  popup.on("console", (message) => allowed.test(message.text()) || reports.push(message.text()));
  popup.on("pageerror", (error) => reports.push(error.message));
  popup.setDefaultTimeout(20_000);
  t.after(() => assert.deepEqual(reports, []));
  return popup;
}

const press = (within, name = "Sign in") => () => within.getByRole("button", { name, exact: true }).click();
const goneWhen = (popup) => (popup.isClosed() ? undefined : popup.waitForEvent("close"));
const deepest = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.id || at?.textContent;
});
const everything = async (page) => [...(await kept(page)), ...(await drawn(page))];
const secrets = () => ({ password: PASSWORD, ...Object.fromEntries(made.map(({ token }) => [token, token])) });

test("somebody signs in in a window, which tells for whom; the element has the token, and nothing else has one", async (t) => {
  const page = await opened(t);
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  await button.waitFor();
  assert.deepEqual(await violations(page), []);
  assert.equal((await hears(page, "need-token")).reason, "start");

  const popup = await windowOf(t, page, press(page));
  const heardThere = await listenFor(popup);
  await popup.getByText(`${portal} asks you to sign in`).waitFor();
  await popup.locator(".door__cloud").getByText("Example Cloud").waitFor();
  await popup.locator("#password").waitFor();
  assert.equal(await popup.locator("#stays, #cloud").count(), 0);
  assert.deepEqual(await violations(popup), []);
  await page.getByText("Sign in in the window that is open.").waitFor();
  await signIn(popup, { username: "demo", password: PASSWORD });
  await popup.getByRole("button", { name: "demo", exact: true }).waitFor();
  await popup.getByText(`${portal} asks you to sign in`).waitFor();
  assert.deepEqual(await violations(popup), []);
  const there = await everything(popup);
  await popup.getByRole("button", { name: "demo", exact: true }).click();
  await page.locator("form.launch").waitFor();
  await goneWhen(popup);

  assert.equal(await deepest(page), "name");
  await fill(page, { name: "by-a-window", ...WANTED });
  await launchButton(page).click();
  await hears(page, "launched");
  const [unscoped, scoped, ...others] = made;
  assert.deepEqual([unscoped.isScoped, scoped.isScoped, others], [false, true, []]);
  assert.deepEqual(sent, [{ token: scoped.token, name: "by-a-window" }]);
  assert.deepEqual([ended.has(unscoped.token), ended.has(scoped.token)], [true, false]);

  // It is in no place of either side; what the window has said of it went to the one that waits for it, and no other.
  const said = [...page.said, ...heardThere, ...there, ...(await everything(page))];
  const crossed = said.filter(([where, text]) => where === "event" && text.includes('"hand-over"'));
  assert.equal(crossed.length, 1);
  assert.deepEqual(leaks(secrets(), said.filter((it) => !crossed.includes(it))), []);
  await page.goto(slipway);
  await page.locator("#password").waitFor();
  assert.deepEqual(leaks(secrets(), await everything(page)), []);
});

test("a token that ends is followed by another window, above the form, which loses nothing", async (t) => {
  const page = await opened(t, element('project="0b7c6487688e42cab26c0bdf75d8deb4"'));
  await signIn(await windowOf(t, page, press(page)), { username: "demo", password: PASSWORD });
  await fill(page, { name: "kept", ...WANTED });
  // The element has said for which project, so that nobody was asked.
  const [, first] = made;
  ended.add(first.token);
  await launchButton(page).click();

  const again = page.getByRole("button", { name: "Sign in again", exact: true });
  await again.waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual((await heard(page, "need-token")).map((it) => it.reason), ["start", "refused"]);
  assert.equal(await page.locator("#name").inputValue(), "kept");
  assert.deepEqual(sent, []);
  await page.mouse.wheel(0, 600);
  await page.waitForFunction(() => scrollY > 0);
  const { y } = await again.boundingBox();
  assert.ok(y > 0 && y < 200, `it stays in sight: ${y}`);

  const popup = await windowOf(t, page, press(page, "Sign in again"));
  await signIn(popup, { username: "demo", password: PASSWORD });
  await goneWhen(popup);
  await hears(page, "launched");
  await again.waitFor({ state: "detached" });
  assert.deepEqual(sent, [{ token: made.at(-1).token, name: "kept" }]);
});

test("who is not on the list, and a cloud that is not, see words before anything can be typed", async (t) => {
  const stranger = await bare(slipway, () => shown);
  for (const [locale, words, told] of [["en-US", "operator has not allowed that", "Slipway does not let this page ask"], ["zh-CN", "未获 Slipway 运维人员许可", "Slipway 不允许此页面请求登录"]]) {
    const inChinese = locale === "zh-CN";
    const page = await opened(t, element().replace('language="en"', `language="${inChinese ? "zh-CN" : "en"}"`), { address: stranger, locale });
    const popup = await windowOf(t, page, press(page, inChinese ? "登录" : "Sign in"));
    await popup.getByRole("alert").getByText(words).getByText(stranger.slice(0, -1)).waitFor();
    await page.getByText(told).waitFor();
    assert.match((await hears(page, "error")).message, /sign_in_origins in Slipway's config\.json does not list/);
    assert.equal(await popup.locator("input").count(), 0);
    assert.deepEqual(await violations(popup), []);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(await popup.evaluate(() => sessionStorage.length), 0);
    assert.equal(await deepest(page), inChinese ? "登录" : "Sign in");
    await popup.getByRole("button", { name: inChinese ? "关闭此窗口" : "Close this window" }).click();
    await goneWhen(popup);
  }
  const page = await opened(t, element().replace(cloud.url, "https://evil.example/identity/v3"));
  const popup = await windowOf(t, page, press(page));
  await popup.getByText("https://evil.example/identity/v3, which is none of the clouds").waitFor();
  assert.equal(await popup.locator("input").count(), 0);
  assert.deepEqual(made, []);
});

test("a window that is blocked or closed is told at the button, which has the focus and does it again", async (t) => {
  const page = await opened(t);
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await page.evaluate(() => {
    const plain = window.open;
    window.open = () => ((window.open = plain), null);
  });
  await press(page)();
  await page.getByText("The browser has blocked the window.").waitFor();
  assert.equal(await deepest(page), "Sign in");

  const popup = await windowOf(t, page, press(page));
  await popup.locator("#password").waitFor();
  // One window at a time: another click brings it to the front.
  await press(page)();
  assert.equal(page.context().pages().length, 2);
  await popup.close();
  await page.getByText("The window was closed, or cut off from this page").waitFor();
  assert.equal(await deepest(page), "Sign in");
  assert.deepEqual(await violations(page), []);

  await signIn(await windowOf(t, page, press(page)), { username: "demo", password: PASSWORD, project: "demo" });
  await page.locator("form.launch").waitFor();
});

test("messages of others, or with another state, are not heard on either side", async (t) => {
  const page = await opened(t, `${element()}<iframe id="other" src="/"></iframe>`);
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await page.evaluate(() => {
    const plain = window.open;
    window.open = (...asked) => (window.opened = plain.call(window, ...asked));
    addEventListener("message", ({ data }) => (window.last = data));
  });
  const popup = await windowOf(t, page, press(page));
  await popup.locator("#password").waitFor();
  const state = await popup.evaluate(() => JSON.parse(sessionStorage.getItem("slipway.asker")).state);
  const forged = (more) => ({ slipway: 1, type: "hand-over", state, token: "forged", ...more });

  // Of the window itself, with something wrong; of another window of the portal, with all of it right.
  for (const wrong of [{ state: "0".repeat(32) }, { token: "" }, { token: 1 }, { more: 1 }, { slipway: 2 }, { type: "handover" }]) {
    await popup.evaluate((message) => opener.postMessage(message, "*"), forged(wrong));
  }
  await page.frameLocator("#other").locator("html").evaluate((_, message) => parent.postMessage(message, "*"), forged({}));
  await page.waitForFunction(() => window.last?.token === "forged" && window.last.type === "hand-over" && Object.keys(window.last).length === 4);
  // The window hears who has opened it, and no other one of the same page.
  await page.frameLocator("#other").locator("html").evaluate((_, state) => parent.opened.postMessage({ slipway: 1, type: "taken", state }, "*"), state);
  await page.evaluate(() => window.opened.postMessage({ slipway: 1, type: "ask", state: "1".repeat(32), cloud: "https://evil.example", project: null, language: null, around: null }, "*"));
  assert.equal(await page.locator("form.launch").count(), 0);
  await popup.getByText(`${portal} asks you to sign in`).waitFor();

  // A window that comes back to another asker than the one that it has left hands nothing over.
  await popup.evaluate((portal) => sessionStorage.setItem("slipway.asker", JSON.stringify({ origin: portal, state: "2".repeat(32) })), portal);
  await popup.reload();
  await popup.getByText("The page that asked for this sign-in does not answer.").waitFor();
  assert.deepEqual(await violations(popup), []);
  assert.deepEqual(made, []);
});

test("where nobody takes the token any more it ends, and so do the others", async (t) => {
  const page = await opened(t);
  const popup = await windowOf(t, page, press(page), /Failed to load resource|Failed to execute 'postMessage'/);
  await signIn(popup, { username: "demo", password: PASSWORD });
  await popup.getByRole("button", { name: "demo", exact: true }).waitFor();
  await page.goto(slipway);
  await popup.getByRole("button", { name: "demo", exact: true }).click();
  await popup.getByText("The page that asked for this sign-in does not answer.").waitFor();
  assert.equal(made.length, 2);
  while (!made.every(({ token }) => ended.has(token))) await popup.evaluate(() => new Promise(requestAnimationFrame));
  assert.deepEqual(leaks(secrets(), await everything(page)), []);
  assert.deepEqual(leaks(secrets(), await everything(popup)), []);
  assert.deepEqual(await violations(popup), []);
});

test("in a frame the token stays with Slipway, whatever the page around would carry it by", async (t) => {
  const evil = [];
  const thief = createServer((request, response) => {
    evil.push(request.url);
    response.writeHead(204, { "access-control-allow-origin": "*", "access-control-allow-headers": "*" }).end();
  });
  await new Promise((resolve) => thief.listen(0, "127.0.0.1", resolve));
  t.after(() => thief.close());
  const script = `<script type="module" src="${slipway}slipway-frame.js"></script>`;
  const page = await opened(t, `${script}<main><h1>A portal</h1><slipway-frame id="one" cloud="${cloud.url}" language="en" sign-in="https://evil.example/"></slipway-frame></main>`);
  await page.waitForFunction(() => customElements.get("slipway-frame"));
  await page.evaluate((thief) => {
    window.carried = [];
    const one = document.querySelector("#one");
    one.fetch = async (request) => window.carried.push(request.url) && new Response("");
    one.endpoints = { compute: thief, image: thief };
  }, `http://127.0.0.1:${thief.address().port}`);
  const inside = page.frameLocator("#one iframe");
  await inside.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);

  const popup = await windowOf(t, page, press(inside));
  await popup.getByText(`${portal} asks you to sign in`).waitFor();
  assert.equal(new URL(popup.url()).origin, origin);
  await popup.getByText("which gets the token and keeps it from that page").waitFor();
  await signIn(popup, { username: "demo", password: PASSWORD, project: "demo" });
  await goneWhen(popup);
  await inside.locator("form.launch").waitFor();
  await fill(inside, { name: "in-a-frame", ...WANTED });
  await page.evaluate((thief) => (document.querySelector("#one").endpoints = { compute: `${thief}/again` }), `http://127.0.0.1:${thief.address().port}`);
  await launchButton(inside).click();
  await hears(page, "launched");
  assert.deepEqual(sent.map(({ name }) => name), ["in-a-frame"]);
  assert.deepEqual([evil, await page.evaluate(() => window.carried)], [[], []]);
  assert.deepEqual(leaks(secrets(), [...page.said, ...(await everything(page))]), []);
});

test("a portal has a token by a button of its own", async (t) => {
  const page = await opened(t, `<button id="own">Go</button>`);
  await page.evaluate(async ([slipway, cloud]) => {
    const { signIn } = await import(`${slipway}slipway-sign-in.js`);
    document.querySelector("#own").onclick = () => signIn({ cloud }).then((token) => (window.token = token), ({ code }) => (window.code = code));
  }, [slipway, cloud.url]);
  const closed = await windowOf(t, page, press(page, "Go"));
  await closed.locator("#password").waitFor();
  await closed.close();
  await page.waitForFunction(() => window.code === "closed");
  await signIn(await windowOf(t, page, press(page, "Go")), { username: "demo", password: PASSWORD, project: "demo" });
  await page.waitForFunction(() => window.token);
  assert.equal(await page.evaluate(() => window.token), made.at(-1).token);
});

test("a policy of the portal's or the provider's that cuts the window off is told, and nobody is given a token", async (t) => {
  const apart = await bare(slipway, () => shown, { headers: { "cross-origin-opener-policy": "same-origin" } });
  const page = await opened(t, element(), { address: apart });
  const [popup] = await Promise.all([page.context().waitForEvent("page"), press(page)()]);
  await page.getByText("The window was closed, or cut off from this page").waitFor();
  await popup.getByText("There is none that has opened it.").waitFor();

  const other = await opened(t);
  const there = await windowOf(t, other, press(other));
  await there.getByRole("button", { name: "Sign in with Parting" }).click();
  await there.getByText("a page of the identity provider’s forbids it").waitFor();
  assert.deepEqual(await violations(there), []);
  assert.equal(await there.evaluate(() => sessionStorage.length + location.search.length), 0);
  assert.deepEqual(made, []);
});

test("a token of Keystone's that comes to a window which was cut off is ended", async (t) => {
  const token = "gAAAA-canary-of-nobody";
  // As browsers send it where the page before has a policy like ours.
  const keystone = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html", "referrer-policy": "no-referrer" });
    response.end(`<form method="post" action="${slipway}websso/"><input name="token" value="${token}"><button>Go</button></form>`);
  });
  await new Promise((resolve) => keystone.listen(0, "127.0.0.1", resolve));
  t.after(() => keystone.close());
  const page = await open(t, `${slipway}sign-in.html`, { allowed: /Failed to load resource/ });
  const said = await listenFor(page);
  await page.getByText("There is none that has opened it.").waitFor();
  await page.evaluate(async ([portal, cloud]) => {
    sessionStorage.setItem("slipway.asker", JSON.stringify({ origin: portal, state: "3".repeat(32) }));
    sessionStorage.setItem("slipway.trip", JSON.stringify({ cloud, provider: "Keystone", begun: Date.now() }));
    await (await import("./websso.js")).prepare();
  }, [portal, cloud.url]);
  await page.goto(`http://127.0.0.1:${keystone.address().port}/`);
  await press(page, "Go")();
  await page.getByText("a page of the identity provider’s forbids it").waitFor();
  while (!ended.has(token)) await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + sessionStorage.length), 0);
  assert.deepEqual(leaks({ token }, [...said, ...(await everything(page))]), []);
});

test("a door that does not come is told, as is all that an element lacks", async (t) => {
  // The wasm may still be on its way when the page goes.
  const page = await opened(t, element(), { allowed: "Fetch API cannot load" });
  await page.route("**/slipway-door.js", (route) => route.abort());
  await page.reload();
  await page.getByRole("alert").getByText("Slipway could not be loaded.").waitFor();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  assert.equal((await hears(page, "error")).code, "load");
});

test("nobody has opened it: it says so, and what comes for the page itself is led there", async (t) => {
  const page = await open(t, `${slipway}sign-in.html`);
  await page.getByText("There is none that has opened it.").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.goto("about:blank");
  await page.goto(`${slipway}sign-in.html#websso=nothing`);
  await page.getByText("This tab has not begun the sign-in that was to end here.").waitFor();
  assert.equal(page.url(), slipway);
});
