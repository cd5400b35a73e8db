// The list of a project with 300 servers: a page of them is there quickly, and Nova's filters, order and
// pages are those of the openstack client. All but a few are rows of Nova's databases: to make them
// takes minutes here.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { closeBrowser, open, signIn, site } from "../support.mjs";
import { AUTH_URL, DEMO, apis, openstack, rows, until } from "./support.mjs";
import { traces } from "./traces.mjs";

const url = await site("dist", { port: 8082 });
after(closeBrowser);

const PREFIX = "e2e-many";
const [MADE, ALL, PAGE] = [4, 300, 50];
/** Milliseconds from the click to a list that can be used. */
const USABLE = 2_000;

const big = await apis("demo", "big");
const { tidy } = traces(big, PREFIX);

/** Takes all of it away: first what are rows only, which no host deletes. */
async function clear() {
  const { servers } = await big("compute", `/servers?name=%5E${PREFIX}-1$`);
  for (const { id } of servers) await rows("no-copies", id);
  await tidy();
}

before(async () => {
  await clear();
  const [image] = (await big("image", "/images?name=cirros-0.6.2")).images;
  const flavor = (await big("compute", "/flavors")).flavors.find(({ name }) => name === "m1.nano");
  const wanted = { name: PREFIX, imageRef: image.id, flavorRef: flavor.id, networks: "none", min_count: MADE };
  await big("compute", "/servers", { method: "POST", body: { server: wanted } });
  const made = await until(async () => {
    const { servers } = await big("compute", `/servers/detail?name=%5E${PREFIX}`);
    return servers.every(({ status }) => status === "ACTIVE") && servers;
  }, "servers that run");
  await rows("copies", made.find(({ name }) => name === `${PREFIX}-1`).id, ALL - MADE);
});
after(clear);

/** What the client lists in project big, the newest first. */
const listed = (...words) =>
  openstack("--os-cloud", "big", "server", "list", "--no-name-lookup", ...words, "-f", "json");

test("a project of 300 servers is worked with as one of three", async (t) => {
  const page = await open(t, url);
  const asked = [];
  page.on("request", (request) => /\/servers\/detail/.test(request.url()) && asked.push(new URL(request.url()).searchParams));
  await signIn(page, { ...DEMO, project: "big", cloud: AUTH_URL });
  await page.locator("form.launch").waitFor();
  const rowsShown = page.locator(".list__row");
  const names = () => page.locator(".servers__name a").allInnerTexts();
  const number = (text) => page.getByText(`Page ${text}`, { exact: true }).waitFor();
  const said = async (...words) => (await listed(...words)).map((server) => server.Name);
  const newest = await said();
  const down = (all) => all.toSorted().reverse();
  assert.equal(newest.length, ALL);
  /** Waits until the page shows what the client lists first. */
  const shows = async (wanted) => {
    await until(async () => (await names()).join() === wanted.slice(0, PAGE).join(), `${wanted.slice(0, 3)} …`, 10);
  };

  await t.test("the first page is there at once", async (t) => {
    const begin = Date.now();
    await page.getByRole("link", { name: "Servers", exact: true }).click();
    await rowsShown.nth(PAGE - 1).waitFor();
    const took = Date.now() - begin;
    t.diagnostic(`${took} ms until the first ${PAGE} of ${ALL} servers`);

    assert.ok(took <= USABLE, `${took} ms`);
    assert.equal(await rowsShown.count(), PAGE);
    assert.equal(asked.length, 1);
    // Those that were made together are equally new.
    const alike = (all) => [...all.slice(0, MADE).toSorted(), ...all.slice(MADE, PAGE)];
    assert.deepEqual(alike(await names()), alike(newest));
  });

  await t.test("a title sorts all of them", async () => {
    await page.getByRole("button", { name: "Name", exact: true }).click();
    await shows(newest.toSorted());
    await page.getByRole("button", { name: "Name", exact: true }).click();
    await shows(down(newest));
  });

  await t.test("the pages hold each of them once", async () => {
    const seen = await names();
    for (let at = 2; at <= ALL / PAGE; at += 1) {
      const before = await names();
      await page.getByRole("button", { name: "Next", exact: true }).click();
      await number(at);
      await until(async () => (await names()).join() !== before.join(), `page ${at}`);
      seen.push(...(await names()));
    }
    assert.deepEqual(seen, down(newest));
    assert.equal(await page.getByRole("button", { name: "Next", exact: true }).getAttribute("aria-disabled"), "true");
  });

  await t.test("a word and a status are looked for among all of them, by the cloud", async () => {
    const before = asked.length;
    await page.getByRole("searchbox", { name: "Search servers by name" }).fill("many-1-28");
    const wanted = down(await said("--name", "many-1-28"));
    assert.equal(wanted.length, 10);
    await shows(wanted);
    await page.getByRole("combobox", { name: "Status" }).selectOption("SHUTOFF");
    const off = down(await said("--name", "many-1-28", "--status", "SHUTOFF"));
    assert.equal(off.length, 3);
    await shows(off);
    // One more than is shown tells whether there is a next page.
    assert.ok(asked.slice(before).every((query) => Number(query.get("limit")) === PAGE + 1));
    assert.ok(asked.slice(before).every((query) => query.get("name")));
    assert.equal(asked.at(-1).get("status"), "SHUTOFF");
  });

  await t.test("a few of them are chosen, and only these are told to do something", async () => {
    await page.getByRole("combobox", { name: "Status" }).selectOption("");
    await page.getByRole("searchbox", { name: "Search servers by name" }).fill(PREFIX);
    const states = async () => {
      const servers = await listed("--name", `^${PREFIX}-[1-4]$`);
      return servers.toSorted((one, other) => one.Name.localeCompare(other.Name)).map((server) => server.Status);
    };
    for (const [word, badge, status] of [["Shut down 2", "Shut off", "SHUTOFF"], ["Start 2", "Active", "ACTIVE"]]) {
      for (const at of [2, 3]) await page.getByRole("checkbox", { name: `Choose ${PREFIX}-${at}`, exact: true }).check();
      await page.getByRole("button", { name: word, exact: true }).click();
      for (const at of [2, 3]) {
        const row = rowsShown.filter({ has: page.getByRole("link", { name: `${PREFIX}-${at}`, exact: true }) });
        await row.locator(".badge").getByText(badge, { exact: true }).waitFor({ timeout: 30_000 });
      }
      assert.deepEqual(await states(), ["ACTIVE", status, status, "ACTIVE"]);
    }
  });
});
