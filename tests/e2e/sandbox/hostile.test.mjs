// Every text of a cloud may have been written by somebody who wishes the reader ill.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { hostileCloud } from "../hostile/cloud.mjs";
import { COUNT, MARK } from "../hostile/payloads.mjs";
import { everything, seen, strange, watched } from "../hostile/watch.mjs";
import { closeBrowser, open, signIn, site } from "../support.mjs";

const url = await site("target/sandbox");
after(closeBrowser);

/** A page of a person who works in a hostile cloud, up to the choice of a project. */
async function arrive(t, cloud, options) {
  const page = await open(t, "about:blank", options);
  const watch = await watched(page, [new URL(url).origin, new URL(cloud.url).origin]);
  await page.goto(url);
  await signIn(page, { cloud: cloud.url, username: "demo", password: "secret" });
  await page.getByRole("heading", { name: "Choose a project" }).waitFor();
  return { page, watch };
}

async function enterAny(page) {
  await page.locator(".page button").filter({ hasText: /k\d+k/ }).first().click();
  await page.locator("form.launch").waitFor();
  await page.locator("#flavor .pick__row").first().waitFor();
}

/** Cases whose payload is shown somewhere, of those that stand at `where`; what is shown of one is all of it. */
function shown(cloud, texts, where = /./) {
  const all = texts.join("\n").toLowerCase();
  const numbers = new Set([...all.matchAll(MARK)].map(([, n]) => Number(n)));
  const cut = [...numbers].map((n) => cloud.cases[n]).filter(({ text }) => !all.includes(seen(text).toLowerCase()));
  assert.deepEqual(cut, [], "shown, but not whole");
  return [...numbers].filter((n) => where.test(cloud.cases[n].where)).length;
}

test("whatever a cloud calls its things, the form shows it and runs nothing", async (t) => {
  const cloud = await hostileCloud();
  t.after(cloud.close);
  const { page, watch } = await arrive(t, cloud);
  const chosen = await everything(page);
  await enterAny(page);
  const images = await everything(page);
  const texts = [...chosen, ...images];
  for (const start of ["Server snapshot", "Volume", "Volume snapshot"]) {
    await page.locator("#source").getByText(start, { exact: true }).click();
    texts.push(...(await everything(page)));
  }

  assert.ok(cloud.cases.length > 2_000, `${cloud.cases.length} cases`);
  for (const field of ["projects.name", "images.name", "images.os_distro", "flavors.name", "networks.name", "security_groups.name", "security_groups.description", "keypair.name", "keypair.fingerprint", "server_groups.name"]) {
    assert.equal(shown(cloud, texts, new RegExp(`\\.${field}$`)) >= Math.min(COUNT, 59), true, field);
  }
  t.diagnostic(`${cloud.cases.length} cases sent, ${shown(cloud, texts)} shown`);
  assert.deepEqual(await strange(page), []);
  assert.deepEqual(await watch.heard(), []);
});

test("whatever servers are called, the list and their pages show it and run nothing", async (t) => {
  const cloud = await hostileCloud({
    answer: ({ path, file }) => (/\/servers\/[^/]*-0{11}1$/.test(path) ? [200, file("server-failed")] : undefined),
  });
  t.after(cloud.close);
  const { page, watch } = await arrive(t, cloud, { allowed: /Failed to load resource/ });
  await enterAny(page);
  await page.locator(".bar").getByRole("link", { name: "Servers" }).click();
  await page.locator(".list__row").first().waitFor();
  const list = await everything(page);
  const listed = await strange(page);
  const texts = [...list];
  for (const id of ["000000000000", "000000000001"]) {
    await page.locator(".bar").getByRole("link", { name: "Servers" }).click();
    await page.locator(`.list__row a[href$="${id}"]`).click();
    await page.locator(".facts").first().waitFor();
    texts.push(...(await everything(page)));
    assert.deepEqual(await strange(page), []);
  }

  assert.ok(shown(cloud, list, /^servers\.servers\.name$/) >= 20);
  for (const field of ["server.server.name", "server.server.key_name", "server.server.tags", "server.server.metadata.role", "server-failed.server.name", "server-failed.server.fault.message", "networks.networks.name", "volume.volume.name"]) {
    assert.ok(shown(cloud, texts, new RegExp(`^${field}$`)) > 0, field);
  }
  t.diagnostic(`${cloud.cases.length} cases sent, ${shown(cloud, texts)} shown`);
  assert.deepEqual(listed, []);
  assert.deepEqual(await watch.heard(), []);
});

test("where nothing at all is as it should be, still nothing runs and the page lives on", async (t) => {
  const cloud = await hostileCloud({ bare: true, many: 40 });
  t.after(cloud.close);
  const { page, watch } = await arrive(t, cloud, { allowed: /Failed to load resource/ });
  await enterAny(page);
  const texts = await everything(page);
  await page.locator(".bar").getByRole("link", { name: "Servers" }).click();
  await page.locator(".list__row").first().waitFor();
  texts.push(...(await everything(page)));
  await page.locator(".list__row a").first().click();
  await page.locator(".facts").first().waitFor();
  texts.push(...(await everything(page)));

  t.diagnostic(`${cloud.cases.length} cases sent, ${new Set(texts.join(" ").match(MARK)).size} shown`);
  assert.ok(cloud.cases.length > 1_000);
  assert.deepEqual(await strange(page), []);
  assert.deepEqual(await watch.heard(), []);
});

test("a refusal in hostile words is shown whole, at the door and in the form, and runs nothing", async (t) => {
  const refused = (hostile, where) => Array.from({ length: COUNT }, (_, at) => hostile(where, at)).join(" ");
  let isClosed = true;
  const cloud = await hostileCloud({
    many: 2,
    answer: ({ method, path, text }) => {
      if (path.endsWith("/auth/tokens") && isClosed) return [401, { error: { code: 401, message: refused(text, "door"), title: text("title") } }];
      if (path.endsWith("/os-keypairs") && method === "GET") return [403, { forbidden: { code: 403, message: refused(text, "keypairs") } }];
      return undefined;
    },
  });
  t.after(cloud.close);
  const page = await open(t, "about:blank", { allowed: /Failed to load resource/ });
  const watch = await watched(page, [new URL(url).origin, new URL(cloud.url).origin]);
  await page.goto(url);
  await signIn(page, { cloud: cloud.url, username: "demo", password: "secret" });
  await page.locator("[role=alert]").first().waitFor();
  const texts = await everything(page);
  const atTheDoor = await strange(page);
  isClosed = false;
  await page.locator("form.door .button--main").click();
  await enterAny(page);
  await page.locator("#keypair [role=alert]").waitFor();
  texts.push(...(await everything(page)));

  assert.equal(shown(cloud, texts, /^door$/), COUNT);
  assert.equal(shown(cloud, texts, /^keypairs$/), COUNT);
  assert.deepEqual(atTheDoor, []);
  assert.deepEqual(await strange(page), []);
  assert.deepEqual(await watch.heard(), []);
});

test("the watch hears of what a text has become", async (t) => {
  const page = await open(t, "about:blank", { allowed: /CSP|Content Security|Trusted/ });
  const watch = await watched(page, [new URL(url).origin]);
  await page.goto(url);
  await page.locator("form.door").waitFor();

  const refused = await page.evaluate(() => {
    const main = document.querySelector("#main");
    const isRefused = (act) => {
      try {
        act();
        return false;
      } catch (error) {
        return error.name === "TypeError";
      }
    };
    const link = document.createElement("a");
    link.href = "javascript:canary(1)";
    main.append(link, document.createElement("img"));
    link.click();
    window.canary(2);
    return [
      () => (main.innerHTML = "<b>3</b>"),
      () => link.setAttribute("onclick", "canary(4)"),
      () => (document.createElement("script").text = "canary(5)"),
      () => trustedTypes.createPolicy("any", {}),
      () => trustedTypes.createPolicy("default", {}),
    ].map(isRefused);
  });

  assert.deepEqual(refused, [true, true, true, true, true], "the policy let a text become HTML or script");
  assert.deepEqual((await strange(page)).map((line) => line.split(":")[0]), ["address javascript", "element"]);
  assert.deepEqual(await watch.heard(), ["ran: 2"]);
});
