// The door on a real cloud: every way in, another project, a token that ends while somebody types, and
// the way out, after which Keystone no longer knows the tokens.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { closeBrowser, open, signIn, site, violations } from "../support.mjs";
import { shortLived } from "./keystone.mjs";
import { AUTH_URL, CLOUD, DEMO, isGood, openstack, revoke, until } from "./support.mjs";

// One of the origins that the cloud's CORS rules allow.
const url = await site(process.env.DIST ?? "dist", { port: 8082 });
after(closeBrowser);

// As tests/cloud/seed.py has them.
const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
// What a refused sign-in leaves on the console.
const REFUSED = /401 \(Unauthorized\)/i;

/** The code of RFC 6238 that an authenticator would show now. */
function totp() {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...SECRET].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** Every token that the page was given, as it was answered. */
function watched(page) {
  const tokens = [];
  page.on("response", (answer) => {
    const token = answer.headers()["x-subject-token"];
    if (token && answer.request().method() === "POST") tokens.push(token);
  });
  return tokens;
}

const form = (page) => page.locator("form.launch");
const where = (page) => page.locator(".bar__switch");
const enter = (page) => page.locator("form.door .button--main").click();

/** The token that `openstack` is given for demo. */
const issued = async () => (await openstack("token", "issue", "-f", "json")).id;

/** Opens the other ways, and chooses one. */
async function way(page, name) {
  await page.locator("summary", { hasText: "Another way to sign in" }).click();
  await page.getByRole("radio", { name, exact: true }).check();
}

test("a wrong password is told, and the right one goes in", async (t) => {
  const page = await open(t, url, { allowed: REFUSED });
  await signIn(page, { ...DEMO, cloud: AUTH_URL, password: "guess" });
  await page.getByText("The cloud does not accept this sign-in.").waitFor();

  await page.locator("#password").fill(DEMO.password);
  await enter(page);

  await form(page).waitFor();
});

test("a code is asked for after the password, and a wrong one is told at its field", async (t) => {
  const page = await open(t, url, { allowed: REFUSED });
  await signIn(page, { username: "mfa", password: "secret", project: "demo", cloud: AUTH_URL });
  await page.locator("#code").waitFor();
  assert.deepEqual(await violations(page), []);

  await page.locator("#code").fill("000 000");
  await enter(page);
  await page.locator("#code[aria-invalid=true]").waitFor();
  const code = totp();
  await page.locator("#code").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.keyboard.press("Enter");

  await form(page).waitFor();
});

test("an application credential goes in by its id, and by its name and owner", async (t) => {
  const name = "e2e-door";
  const remove = () => openstack("application", "credential", "delete", name).catch(() => undefined);
  await remove();
  const made = await openstack("application", "credential", "create", name, "--secret", "e2e-secret", "-f", "json");
  t.after(remove);
  for (const [credential, owner] of [[made.id ?? made.ID, ""], [name, "demo"]]) {
    const page = await open(t, url);
    await page.locator("#cloud").fill(AUTH_URL);
    await way(page, "Application credential");
    await page.locator("#credential").fill(credential);
    await page.locator("#secret").fill("e2e-secret");
    await page.locator("#username").fill(owner);
    assert.deepEqual(await violations(page), []);
    await enter(page);
    await form(page).waitFor();
  }
});

test("the clouds.yaml of other clients is dropped on the page, and one of its clouds goes in", async (t) => {
  const page = await open(t, url);
  const asked = [];
  page.on("request", (request) => request.url().startsWith(AUTH_URL) && asked.push(request.url()));
  const text = readFileSync(`${CLOUD}/clouds.yaml`, "utf8");
  const carried = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "clouds.yaml"));
    return carried;
  }, text);
  await page.locator("#cloud").waitFor();
  await page.dispatchEvent("body", "dragover", { dataTransfer: carried });
  await page.locator(".door__drop").waitFor();
  await page.dispatchEvent("body", "drop", { dataTransfer: carried });
  await page.locator("#file-cloud").selectOption({ label: "demo-lab" });
  assert.equal(await page.locator("#project").inputValue(), "lab");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(asked, []);

  await enter(page);

  await form(page).waitFor();
  assert.match(await where(page).textContent(), /lab/);
});

test("an openrc file with an application credential, as Horizon offers it, goes in", async (t) => {
  const name = "e2e-file";
  const remove = () => openstack("application", "credential", "delete", name).catch(() => undefined);
  await remove();
  const made = await openstack("application", "credential", "create", name, "--secret", "e2e-secret", "-f", "json");
  t.after(remove);
  const text = `#!/usr/bin/env bash

export OS_AUTH_TYPE=v3applicationcredential
export OS_AUTH_URL=${AUTH_URL}
export OS_IDENTITY_API_VERSION=3
export OS_REGION_NAME="RegionOne"
export OS_INTERFACE=public
export OS_APPLICATION_CREDENTIAL_ID=${made.id ?? made.ID}
export OS_APPLICATION_CREDENTIAL_SECRET=e2e-secret
`;
  const page = await open(t, url);
  await page.locator("summary", { hasText: "openrc" }).click();
  const file = { name: `app-cred-${name}-openrc.sh`, mimeType: "text/x-shellscript", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator("#secret").waitFor();

  await enter(page);

  await form(page).waitFor();
});

test("another client's token goes in, and is still good after the way out", async (t) => {
  const token = await issued();
  const page = await open(t, url);
  await page.locator("#cloud").fill(AUTH_URL);
  await way(page, "Token");
  await page.locator("#token").fill(`${token}\n`);
  await enter(page);
  await form(page).waitFor();

  await page.getByRole("button", { name: "Sign out" }).click();

  await page.locator("form.door").waitFor();
  assert.ok(await isGood(token));
});

test("another project opens without a password, and what was typed comes along", async (t) => {
  const page = await open(t, url);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  await page.locator("#name").fill("e2e-along");

  await where(page).click();
  await page.locator("dialog[open]").waitFor();
  await page.getByRole("button", { name: "lab", exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "lab", exact: true }).click();

  await until(async () => (await where(page).textContent()).includes("lab"), "lab");
  await page.getByText("What you typed has come along.").waitFor();
  assert.equal(await page.locator("#name").inputValue(), "e2e-along");
});

test("a token that ends while somebody types is asked for, and no keystroke is lost", async (t) => {
  const page = await open(t, url, { allowed: REFUSED });
  const tokens = watched(page);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  await page.locator("#name").fill("e2e-typed");
  await page.locator("input[name=image]").first().waitFor();
  for (const token of tokens) await revoke(token);

  // Asked of Keystone itself: the other services remember a token for five minutes.
  await where(page).click();
  await page.locator("dialog[open] #again").waitFor();
  assert.deepEqual(await violations(page), []);
  assert.equal(await page.evaluate(() => document.activeElement.id), "again");
  await page.locator("#again").fill("guess");
  await page.keyboard.press("Enter");
  await page.getByText("The cloud does not accept this sign-in.").waitFor();
  await page.locator("#again").fill(DEMO.password);
  await page.keyboard.press("Enter");

  // The list that waited is there, and so is the form.
  await page.locator("#again").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "lab", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal(await page.locator("#name").inputValue(), "e2e-typed");
});

test("a token is asked for before its life is over, and the form goes on", async (t) => {
  const cloud = await shortLived(t, 130);
  const page = await open(t, url);
  const answer = page.waitForResponse((it) => it.request().method() === "POST" && it.url().endsWith("/auth/tokens"));
  await signIn(page, { ...DEMO, cloud });
  const { expires_at } = (await (await answer).json()).token;
  await page.locator("#name").fill("e2e-typed");
  await page.locator("input[name=image]").first().waitFor();
  assert.equal(await page.locator("#again").count(), 0);
  // From here on the page would rather have another one.
  await until(() => Date.parse(expires_at) - Date.now() < 119_000, "the last two minutes");

  await where(page).click();
  await page.locator("dialog[open] #again").fill(DEMO.password);
  await page.keyboard.press("Enter");

  await page.getByRole("button", { name: "lab", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#name").inputValue(), "e2e-typed");
});

test("signing out ends every token of the visit", async (t) => {
  const page = await open(t, url);
  const tokens = watched(page);
  await signIn(page, { ...DEMO, project: undefined, cloud: AUTH_URL });
  await page.getByRole("button", { name: "demo", exact: true }).click();
  await form(page).waitFor();
  assert.equal(tokens.length, 2);
  assert.ok(await isGood(tokens[0]));

  await page.getByRole("button", { name: "Sign out" }).click();

  await page.locator("#password").waitFor();
  assert.equal(await page.locator("#password").inputValue(), "");
  for (const token of tokens) await until(async () => !(await isGood(token)), "the end of the token");
});

test("closing the tab ends the token", async (t) => {
  const page = await open(t, url);
  const tokens = watched(page);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  await form(page).waitFor();

  await page.close({ runBeforeUnload: true });

  for (const token of tokens) await until(async () => !(await isGood(token)), "the end of the token", 10);
});

test("a tab that stays signed in goes on after a reload, and forgets the token on the way out", async (t) => {
  const page = await open(t, url, { allowed: REFUSED });
  const tokens = watched(page);
  await signIn(page, { ...DEMO, cloud: AUTH_URL, stay: true });
  await form(page).waitFor();
  const kept = () => page.evaluate(() => sessionStorage.getItem("slipway.session"));
  await until(async () => (await kept())?.includes(tokens[0]), "the token in the tab");

  await page.reload();
  await form(page).waitFor();
  assert.ok(!(await kept()).includes(`"${DEMO.password}"`));
  assert.equal(tokens.length, 1);
  await page.getByRole("button", { name: "Sign out" }).click();

  await page.locator("#password").waitFor();
  assert.equal(await kept(), null);
  await until(async () => !(await isGood(tokens[0])), "the end of the token");
});
