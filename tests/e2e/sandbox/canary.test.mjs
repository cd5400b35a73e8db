// Secrets are planted in a visit, from the door to signing out, and looked for wherever a page can leave them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { drawn, kept, leaks, listen } from "../canary.mjs";
import { hostileCloud } from "../hostile/cloud.mjs";
import { closeBrowser, fill, launchButton, open, signIn, site } from "../support.mjs";

const url = await site("target/sandbox");
after(closeBrowser);

const SECRETS = {
  password: "Pw-7vTq!canary-of-the-password",
  token: "gAAAAA-canary-of-the-token-0123456789",
  "administrator's password": "Aa1-canary-of-the-admin-4711",
  "password that the cloud made": "made-canary-of-the-cloud-0815",
  "user data": "canary-of-the-user-data-sesame",
};

const WANTED = { image: "cirros-0.6.2", flavor: "m1.nano", networks: ["private"] };

test("secrets of a visit are in no storage, address, event or line of the console, and with it they go", async (t) => {
  const sent = [];
  const cloud = await hostileCloud({
    tame: true,
    token: SECRETS.token,
    answer: ({ method, path, body, file }) => {
      if (method === "POST") sent.push(body);
      if (method === "DELETE") return [204, {}];
      if (method === "POST" && path.endsWith("/os-keypairs")) {
        return [201, { keypair: { ...JSON.parse(body).keypair, fingerprint: "SHA256:x", user_id: "u" } }];
      }
      if (method === "POST" && path.endsWith("/servers")) {
        const { server } = file("server-created");
        return [202, { server: { ...server, id: file("server").server.id, adminPass: SECRETS["password that the cloud made"] } }];
      }
      return undefined;
    },
  });
  t.after(cloud.close);
  const page = await open(t, "about:blank", { allowed: /Failed to load resource/ });
  const heard = await listen(page);
  await page.goto(url);
  await signIn(page, { cloud: cloud.url, username: "demo", password: SECRETS.password, project: "demo" });
  await page.locator("form.launch").waitFor();
  const secrets = { ...SECRETS };

  await fill(page, { name: "canary-0", ...WANTED });
  await launchButton(page).click();
  await page.locator("summary", { hasText: "Administrator password: shown this once" }).click();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByText(SECRETS["password that the cloud made"]).waitFor();

  await page.getByRole("link", { name: "Launch another" }).click();
  await fill(page, { name: "canary", ...WANTED });
  await page.locator("summary", { hasText: "Make a key" }).click();
  await page.locator("#keypair, form.launch").getByLabel("Name of the key pair").last().fill("canary");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Make, save and choose" }).click()]);
  const lines = readFileSync(await file.path(), "utf8").trim().split("\n").slice(1, -1);
  // The first say what it is and its public half.
  lines.slice(2).forEach((line, at) => (secrets[`private key, line ${at}`] = line));
  await page.locator("summary", { hasText: "Administrator password" }).click();
  await page.locator("#admin-password").fill(SECRETS["administrator's password"]);
  await page.locator("summary", { hasText: "User data" }).click();
  await page.locator("#user-data-0").fill(`#!/bin/sh\necho ${SECRETS["user data"]}\n`);
  await page.locator("summary", { hasText: "The same server as code" }).click();
  await page.locator("#name").fill("canary-1");
  // The draft is kept a moment after the last letter.
  await page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("canary-1")));
  const whileTyping = await kept(page);
  await launchButton(page).click();
  await page.getByText("Launch one like this").waitFor();
  const launched = await kept(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.locator("form.door").waitFor();

  assert.ok(sent.some((body) => body.includes(SECRETS.password)), "the password was not even used");
  const create = sent.map((body) => JSON.parse(body)).filter((body) => body.server).at(-1).server;
  assert.equal(create.adminPass, SECRETS["administrator's password"]);
  assert.match(Buffer.from(create.user_data, "base64").toString(), /canary-of-the-user-data/);
  assert.ok(whileTyping.some(([, text]) => text.includes("canary-1")), "no draft was kept: the scan sees nothing");
  assert.deepEqual(leaks(secrets, whileTyping), []);
  assert.deepEqual(leaks(secrets, launched), []);
  assert.deepEqual(leaks(secrets, await kept(page)), []);
  assert.deepEqual(leaks(secrets, await drawn(page)), []);
  assert.deepEqual(leaks(secrets, heard), []);
});

test("a code, the receipt that it goes with, and a credential's secret are left nowhere", async (t) => {
  const secrets = { password: SECRETS.password, code: "408163", receipt: "gAAAAA-canary-of-the-receipt", token: SECRETS.token, credential: "canary-of-the-credential" };
  const sent = [];
  const receipt = { methods: ["password"], expires_at: new Date(Date.now() + 300_000).toISOString() };
  const cloud = await hostileCloud({
    tame: true,
    token: secrets.token,
    answer: ({ method, path, body }) => {
      if (method === "DELETE") return [204, {}];
      if (method !== "POST" || !path.endsWith("/auth/tokens")) return undefined;
      sent.push(body);
      const isHalfway = /"password"/.test(body) && !/"totp"/.test(body);
      return isHalfway ? [401, { receipt, required_auth_methods: [["password", "totp"]] }, { "openstack-auth-receipt": secrets.receipt }] : undefined;
    },
  });
  t.after(cloud.close);
  const page = await open(t, "about:blank", { allowed: /Failed to load resource/ });
  const heard = await listen(page);
  const seen = [];
  const scan = async () => seen.push(...(await kept(page)), ...(await drawn(page)));
  await page.goto(url);

  await signIn(page, { cloud: cloud.url, username: "demo", password: secrets.password, project: "demo" });
  await page.locator("#code").fill(secrets.code);
  await page.keyboard.press("Enter");
  await page.locator("form.launch").waitFor();
  await scan();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.locator("form.door").waitFor();
  await page.locator("#cloud").fill(cloud.url);
  await page.locator("summary", { hasText: "Another way to sign in" }).click();
  await page.getByRole("radio", { name: "Application credential", exact: true }).check();
  await page.locator("#credential").fill("some-id");
  await page.locator("#secret").fill(secrets.credential);
  await page.keyboard.press("Enter");
  await page.locator("form.launch").waitFor();
  await scan();

  for (const used of ["code", "credential"]) assert.ok(sent.some((body) => body.includes(secrets[used])), used);
  assert.deepEqual(leaks(secrets, seen), []);
  assert.deepEqual(leaks(secrets, heard), []);
});

test("the scan finds a secret wherever one is left", async (t) => {
  const secret = "left?canary&of \"all\" kinds";
  const page = await open(t, "about:blank", { allowed: /canary/ });
  const heard = await listen(page);
  await page.goto(url);
  await page.locator("form.door").waitFor();

  await page.evaluate(async (secret) => {
    localStorage.setItem("a", JSON.stringify({ secret }));
    sessionStorage.setItem("b", btoa(`ab${secret}z`));
    document.cookie = `c=${encodeURIComponent(secret)}`;
    window.name = secret;
    history.pushState({ secret }, "", `#${encodeURIComponent(secret)}`);
    dispatchEvent(new CustomEvent("d", { detail: secret }));
    const cache = await caches.open("e");
    await cache.put("/f", new Response(secret));
    const opening = indexedDB.open("g", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("h").put({ secret }, 1);
    await new Promise((resolve) => (opening.onsuccess = resolve));
    opening.result.close();
    console.log(secret);
    document.querySelector("#username").value = secret;
    document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" }).append(secret);
  }, secret);

  const found = [...leaks({ secret }, await kept(page)), ...leaks({ secret }, await drawn(page)), ...leaks({ secret }, heard)];
  for (const where of ["localStorage", "sessionStorage", "cookie", "window.name", "address bar", "history.state", "event", "Cache e", "IndexedDB g.h", "console", "value of INPUT username", "inside DIV"]) {
    assert.ok(found.some((line) => line.startsWith(`secret in ${where}`)), where);
  }
});
