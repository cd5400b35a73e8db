// Signing in by an identity provider: a certified one, Apache with mod_auth_openidc, and the real
// Keystone. The page asks the provider itself, or Keystone does and posts a token to the page.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";

import { serve } from "../../../tools/serve.mjs";
import { ROOT, closeBrowser, open, violations } from "../support.mjs";
import { FEDERATED, ISSUER, apache, provider, trust } from "./house.mjs";
import { AUTH_URL, isGood, revoke, until } from "./support.mjs";

const url = "http://127.0.0.1:8081/";
const house = { identity_provider: "house", protocol: "openid" };
const federation = [
  { name: "House", kind: "oidc", ...house, issuer: ISSUER, client_id: "slipway" },
  { name: "House by Keystone", kind: "websso", ...house },
];
const config = JSON.stringify({ clouds: [{ auth_url: FEDERATED, federation }] });
const server = await serve({ dist: `${ROOT}${process.env.DIST ?? "dist"}`, port: 8081, config });
server.unref();
const posted = [];
server.on("request", ({ method, url }) => method === "POST" && posted.push(url));
await Promise.all([provider(url), apache(after), trust()]);
after(closeBrowser);

// The provider's own pages ask for a font of Google's and an icon of their own.
const ITS_OWN = /ERR_NAME_NOT_RESOLVED|autocomplete attributes|404 \(Not Found\)/;
const opened = (t, address = url, allowed = "") =>
  open(t, address, { allowed: new RegExp([ITS_OWN.source, allowed].filter(Boolean).join("|"), "i") });

const form = (page) => page.locator("form.launch");
const press = (page, name) => page.getByRole("button", { name: `Sign in with ${name}`, exact: true }).click();

/** The provider's own two pages. */
async function consent(page, login) {
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Every token of Keystone's that the page was given or has found in the worker. */
function watched(page) {
  const tokens = new Set();
  page.on("request", (request) => {
    const token = request.headers()["x-auth-token"];
    if (token) tokens.add(token);
  });
  return tokens;
}

/** What of a sign-in is left where others look: address, history, storage, caches, workers. */
async function left(page) {
  return page.evaluate(async () => ({
    address: location.search + (/code|websso|token/.test(location.hash) ? location.hash : ""),
    stored: [...Object.keys(sessionStorage)].filter((key) => key !== "slipway.session"),
    kept: Object.values(localStorage).filter((text) => /gAAAA/.test(text)).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}

const NOTHING = { address: "", stored: [], kept: 0, caches: 0, workers: 0 };

test("the page asks the provider itself, and signing out ends the tokens", async (t) => {
  const page = await opened(t, `${url}#/launch?name=e2e-federated`, "401 \\(Unauthorized\\)");
  const tokens = watched(page);
  await page.getByRole("button", { name: "Sign in with House", exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);

  await press(page, "House");
  await consent(page, "alice");

  await form(page).waitFor();
  assert.deepEqual(await left(page), NOTHING);
  assert.equal(await page.locator("#name").inputValue(), "e2e-federated");
  assert.match(await page.locator(".bar__switch").textContent(), /demo/);
  assert.equal(tokens.size, 2);

  // When they end, the provider is asked once more, and the same project and draft come back.
  await page.locator("#name").fill("e2e-again");
  for (const token of tokens) await revoke(token);
  await page.locator(".bar__switch").click();
  await page.locator("dialog[open] .door__provider").first().waitFor();
  assert.deepEqual(await violations(page), []);
  await press(page, "House");
  // The form stands behind the dialog, too, until the page leaves for the provider.
  await until(() => tokens.size === 4, "another token and its project's");
  await form(page).waitFor();
  assert.equal(await page.locator("#name").inputValue(), "e2e-again");
  assert.equal(tokens.size, 4);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.locator("#password").waitFor();
  for (const token of tokens) await until(async () => !(await isGood(token)), "the end of the token", 10);
});

test("Keystone's token is taken by the worker, once, and by no server", async (t) => {
  posted.length = 0;
  const page = await opened(t);
  const tokens = watched(page);

  await press(page, "House by Keystone");
  await consent(page, "bob");

  await form(page).waitFor();
  assert.deepEqual(posted, []);
  assert.deepEqual(await left(page), NOTHING);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.locator("#password").waitFor();
  assert.equal(tokens.size, 2);
  for (const token of tokens) await until(async () => !(await isGood(token)), "the end of the token", 10);
});

test("an answer with another state, or to nothing, signs nobody in", async (t) => {
  const page = await opened(t);
  await press(page, "House");
  await page.locator("input[name=login]").waitFor();
  const asked = watched(page);

  await page.goto(`${url}?code=stolen&state=guessed&iss=${encodeURIComponent(ISSUER)}`);
  await page.getByText("What came back does not belong to the sign-in that this tab has begun.").waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await left(page), NOTHING);

  // What was kept has served.
  await page.goto(`${url}?code=stolen&state=guessed`);
  await page.getByText("This tab has not begun the sign-in that was to end here.").waitFor();
  assert.equal(page.url(), url);
  await page.getByRole("button", { name: "Back to sign-in" }).click();
  await page.locator("#password").waitFor();
  assert.equal(asked.size, 0);
});

test("what the provider and Keystone say is told", async (t) => {
  const page = await opened(t, url, "401 \\(Unauthorized\\)");
  await press(page, "House");
  await page.getByRole("link", { name: /cancel/i }).click();
  await page.getByText("The identity provider has not let you in.").waitFor();
  await page.getByText("access_denied").waitFor();
  await page.getByRole("button", { name: "Back to sign-in" }).click();

  await press(page, "House");
  await consent(page, "stranger");
  await page.getByText("Keystone does not let in whom the identity provider has let in.").waitFor();
  assert.deepEqual(await left(page), NOTHING);
});

test("a token that another page posts is dropped, and does not disturb who waits for theirs", async (t) => {
  const token = await scoped();
  const evil = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<form method="post" action="${url}websso/"><input name="token" value="${token}"><button>Win</button></form>`);
  });
  await new Promise((resolve) => evil.listen(0, "127.0.0.1", resolve));
  t.after(() => evil.close());
  const attack = `http://127.0.0.1:${evil.address().port}/`;
  const page = await opened(t);
  await press(page, "House by Keystone");
  await page.locator("input[name=login]").waitFor();
  posted.length = 0;

  // In a tab that has begun nothing; then in the one that has.
  const other = await page.context().newPage();
  const asked = watched(other);
  await other.goto(attack);
  await other.getByRole("button", { name: "Win" }).click();
  await other.getByText("This tab has not begun the sign-in that was to end here.").waitFor();
  assert.equal(asked.size, 0);
  await consent(page, "carol");
  await form(page).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();

  // The provider asks again who it is.
  await page.context().clearCookies();
  await press(page, "House by Keystone");
  await page.locator("input[name=login]").waitFor();
  const begun = watched(page);
  await page.goto(attack);
  await page.getByRole("button", { name: "Win" }).click();
  await page.getByText("Keystone’s token did not reach this page.").waitFor();
  assert.equal(begun.size, 0);
  assert.deepEqual(posted, []);

  // Without a worker the page still hears of it.
  await page.evaluate(async () => {
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  });
  await page.goto(attack);
  await page.getByRole("button", { name: "Win" }).click();
  await page.getByText("This tab has not begun the sign-in that was to end here.").waitFor();
});

test("no policy but the worker's can be made, and no other script be registered", async (t) => {
  const page = await opened(t, url, "Trusted");
  const refused = await page.evaluate(async () => {
    const { prepare } = await import("./websso.js");
    await prepare();
    const tries = [
      () => navigator.serviceWorker.register("boot.js", { scope: "websso/" }),
      () => trustedTypes.createPolicy("other", { createHTML: (text) => text }),
      () => trustedTypes.createPolicy("slipway-websso", { createHTML: (text) => text }),
    ];
    const outcomes = await Promise.allSettled(tries.map(async (attempt) => attempt()));
    return outcomes.map((it) => it.reason?.name);
  });
  assert.deepEqual(refused, ["TypeError", "TypeError", "TypeError"]);
});

test("nobody but the module before Keystone says who somebody is", async () => {
  const identity = { methods: ["openid"], openid: { identity_provider: "house", protocol: "openid" } };
  for (const name of ["OIDC-iss", "OIDC_iss"]) {
    const answer = await fetch(`${FEDERATED}/v3/auth/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json", [name]: ISSUER, "OIDC-sub": "mallory" },
      body: JSON.stringify({ auth: { identity } }),
    });
    assert.equal(answer.status, 401);
  }
});

/** A good token of demo's, as an attacker would have one of their own. */
async function scoped() {
  const domain = { id: "default" };
  const identity = { methods: ["password"], password: { user: { name: "demo", domain, password: "secret" } } };
  const answer = await fetch(`${AUTH_URL}/v3/auth/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ auth: { identity, scope: { project: { name: "demo", domain } } } }),
  });
  return answer.headers.get("x-subject-token");
}
