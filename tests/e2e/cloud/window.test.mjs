// Signing in by an identity provider from within a portal: a window of Slipway's with the headers of deploy/nginx.conf, a certified
// provider, Apache with mod_auth_openidc, and the real Keystone.

import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { drawn, kept, leaks, listen as listenFor } from "../canary.mjs";
import { bare, hears, listen } from "../portal.mjs";
import { ROOT, closeBrowser, fill, launchButton, open } from "../support.mjs";
import { FEDERATED, ISSUER, apache, provider, trust } from "./house.mjs";
import { isGood, until, withoutServers } from "./support.mjs";
import { nginx } from "./web_servers.mjs";

const WANTED = { image: "cirros-0.6.2", flavor: "m1.tiny", networks: ["private"] };

/** An origin of another site than Slipway's that the cloud allows. */
const portal = "http://localhost:8082";
const house = { identity_provider: "house", protocol: "openid" };
const federation = [
  { name: "House", kind: "oidc", ...house, issuer: ISSUER, client_id: "slipway" },
  { name: "House by Keystone", kind: "websso", ...house },
];
const config = { clouds: [{ auth_url: FEDERATED, federation }], sign_in_origins: [portal], frame_ancestors: [portal] };
const dist = mkdtempSync(join(tmpdir(), "slipway-window-"));
chmodSync(dist, 0o755);
cpSync(join(ROOT, process.env.DIST ?? "dist"), dist, { recursive: true });
writeFileSync(join(dist, "config.json"), JSON.stringify(config));
after(() => rmSync(dist, { recursive: true }));
const slipway = await nginx({ after }, dist, portal);
await Promise.all([provider(slipway), apache(after), trust()]);
after(closeBrowser);

let shown = "";
await bare(slipway, () => shown, { port: 8082 });
const element = (name) => `<${name} id="one" cloud="${FEDERATED}" language="en" sign-in="window"></${name}>`;

// The provider's own pages ask for a font of Google's and an icon of their own.
const ITS_OWN = /ERR_NAME_NOT_RESOLVED|autocomplete attributes|404 \(Not Found\)/i;

/** The portal, with every token that any of its pages sends to Keystone and the services. */
async function opened(t, body) {
  const page = await open(t, "about:blank", { allowed: ITS_OWN });
  const tokens = new Set();
  page.context().on("request", (request) => {
    const token = request.headers()["x-auth-token"];
    if (token) tokens.add(token);
  });
  await listen(page);
  const said = await listenFor(page, page.context());
  shown = body;
  await page.goto(`${portal}/`);
  return { page, tokens, said };
}

/** Goes to the provider in a window that the button `within` opens, and waits for its end. */
async function come(page, within, by, login) {
  const button = within.getByRole("button", { name: "Sign in", exact: true });
  const [popup] = await Promise.all([page.waitForEvent("popup"), button.click()]);
  await popup.getByText(`${portal} asks you to sign in`).waitFor();
  await popup.getByRole("button", { name: `Sign in with ${by}`, exact: true }).click();
  await popup.locator("input[name=login]").fill(login);
  await popup.locator("input[name=password]").fill("anything");
  await popup.locator("button[type=submit]").click();
  await popup.getByRole("button", { name: "Continue" }).click();
  await within.locator("form.launch").waitFor();
  if (!popup.isClosed()) await popup.waitForEvent("close");
}

/** That of the tokens one goes on, the element's, and the others end. */
async function onlyOneGoesOn(tokens) {
  assert.equal(tokens.size, 2);
  const good = async () => {
    const all = await Promise.all([...tokens].map(async (token) => [token, await isGood(token)]));
    return all.filter(([, is]) => is).map(([token]) => token);
  };
  await until(async () => (await good()).length === 1, "the end of the other token", 10);
  return (await good())[0];
}

test("Keystone's token comes to a portal's element by a window, and launches a server", async (t) => {
  await withoutServers(t, "e2e-window");
  const { page, tokens, said } = await opened(t, element("slipway-launch"));
  await come(page, page, "House by Keystone", "alice");
  const token = await onlyOneGoesOn(tokens);

  await fill(page, { name: "e2e-window", ...WANTED });
  await launchButton(page).click();
  await hears(page, "active");
  assert.equal(tokens.size, 2);
  const crossed = (text) => text.includes('"hand-over"') && text.includes(token);
  const parts = [...said, ...(await kept(page)), ...(await drawn(page))].filter(([, text]) => !crossed(text));
  assert.deepEqual(leaks(Object.fromEntries([...tokens].map((it, at) => [`token ${at}`, it])), parts), []);
  // Nothing is left at Slipway's origin either.
  await page.goto(slipway);
  const left = await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, sessionStorage.length, location.hash]);
  assert.deepEqual(left, [0, 0, ""]);
});

test("the same where the window asks the provider itself", async (t) => {
  const { page, tokens } = await opened(t, element("slipway-launch"));
  await come(page, page, "House", "bob");
  await onlyOneGoesOn(tokens);
  await page.getByRole("radio", { name: WANTED.image, exact: true }).waitFor();
});

test("in a frame, the lists are read with a token that the portal never sees", async (t) => {
  const script = `<script type="module" src="${slipway}slipway-frame.js"></script>`;
  const { page, tokens, said } = await opened(t, script + element("slipway-frame"));
  const inside = page.frameLocator("#one iframe");
  await come(page, inside, "House by Keystone", "carol");
  const token = await onlyOneGoesOn(tokens);
  await inside.getByRole("radio", { name: WANTED.image, exact: true }).waitFor();
  assert.deepEqual(leaks({ token }, [...said, ...(await kept(page)), ...(await drawn(page))]), []);
});
