// Signing in by an identity provider: a certified one, Apache with mod_auth_openidc, and the real
// Keystone. The page asks the provider itself, or Keystone does and posts a token to the page.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";

import { serve } from "../../../tools/serve.mjs";
import { ROOT, closeBrowser, open, violations } from "../support.mjs";
import { FEDERATED, ISSUER, apache, provider, trust } from "./house.mjs";
import { AUTH_URL, until } from "./support.mjs";

const url = "http://127.0.0.1:8081/";
const house = { identity_provider: "house", protocol: "openid" };
const federation = [
  { name: "House", kind: "oidc", ...house, issuer: ISSUER, client_id: "slipway" },
  { name: "House by Keystone", kind: "websso", ...house },
  // The provider itself refuses what is asked of it here.
  { name: "Elsewhere", kind: "oidc", ...house, issuer: ISSUER, client_id: "slipway", scope: "openid unknown-scope" },
];
const config = JSON.stringify({ clouds: [{ auth_url: FEDERATED, federation }] });
const server = await serve({ dist: `${ROOT}${process.env.DIST ?? "dist"}`, port: 8081, config });
server.unref();
const posted = [];
server.on("request", ({ method, url }) => method === "POST" && posted.push(url));
await Promise.all([provider(url), apache(after), trust()]);
after(closeBrowser);

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

async function isGood(token) {
  const headers = { "x-auth-token": token, "x-subject-token": token };
  return (await fetch(`${AUTH_URL}/v3/auth/tokens`, { headers })).ok;
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
  const page = await open(t, `${url}#/launch?name=e2e-federated`);
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
  // Whoever goes back finds no code there.
  const entries = await page.evaluate(() => performance.getEntriesByType("navigation").map((it) => it.name));
  assert.ok(entries.every((name) => !/^http:\/\/127.0.0.1:8081.*websso/.test(name)));

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.locator("#password").waitFor();
  for (const token of tokens) await until(async () => !(await isGood(token)), "the end of the token", 10);
});
