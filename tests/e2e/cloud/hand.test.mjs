// Servers in hand on a real cloud: each action is asked for in the menu, and the openstack client then
// finds what came of it.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, open, signIn, site } from "../support.mjs";
import { launched } from "./hand.mjs";
import { ABSENT, AUTH_URL, DEMO, openstack, until, withoutServers } from "./support.mjs";

// One of the origins that the cloud's CORS rules allow.
const url = await site("dist", { port: 8082 });
after(closeBrowser);

const NAME = "e2e-hand";
const IMAGE = `${NAME}-snapshot`;

test("what a server is told, it does", async (t) => {
  const server = await launched(t, url, NAME);

  for (const [word, badge, status] of [
    ["Shut down", "Shut off", "SHUTOFF"],
    ["Start", "Active", "ACTIVE"],
    ["Pause", "Paused", "PAUSED"],
    ["End the pause", "Active", "ACTIVE"],
    ["Suspend to disk", "Suspended", "SUSPENDED"],
    ["Resume", "Active", "ACTIVE"],
    ["Reboot", "Active", "ACTIVE"],
    ["Power off and on", "Active", "ACTIVE"],
    ["Shelve", "Shelved", "SHELVED_OFFLOADED"],
    ["Take off the shelf", "Active", "ACTIVE"],
  ]) {
    await t.test(word, async () => {
      await server.act(word);
      await server.page.locator("p.asked").waitFor();
      await server.page.locator("p.asked").waitFor({ state: "detached", timeout: 90_000 });
      await server.becomes(badge, status);
    });
  }

  await t.test("a rescue tells its password once", async () => {
    await server.act("Rescue");
    await server.page.getByText("It is never told again").waitFor();
    await server.page.getByRole("button", { name: "Dismiss" }).click();
    await server.becomes("In rescue", "RESCUE");
    await server.act("End the rescue");
    await server.becomes("Active", "ACTIVE");
  });
});

test("what an action asks first reaches the cloud", async (t) => {
  const server = await launched(t, url, NAME);
  const { page } = server;
  t.after(async () => {
    const images = await openstack("image", "list", "--name", IMAGE, "-f", "json");
    for (const image of images) await openstack("image", "delete", image.ID);
  });

  await server.act("Take a snapshot…");
  assert.equal(await page.locator("#action-text").inputValue(), IMAGE);
  await page.getByRole("button", { name: "Do it" }).click();
  const named = () => openstack("image", "list", "--name", IMAGE, "--status", "active", "-f", "json");
  await until(async () => (await named()).length, "a snapshot");
  await page.locator("p.asked").waitFor({ state: "detached", timeout: 90_000 });

  await server.act("Lock…");
  await page.locator("#action-text").fill("in use");
  await page.getByRole("button", { name: "Do it" }).click();
  await until(async () => (await server.show()).locked, "a lock");
  assert.equal((await server.show()).locked_reason, "in use");
  await page.locator("p.asked").waitFor({ state: "detached" });
  await server.act("Unlock");
  await until(async () => !(await server.show()).locked, "an end of the lock");
  await page.locator("p.asked").waitFor({ state: "detached" });

  await server.act("Security groups…");
  await page.getByRole("checkbox", { name: "ssh", exact: true }).check();
  await page.getByRole("button", { name: "Do it" }).click();
  await page.getByRole("button", { name: "Do it" }).waitFor({ state: "detached" });
  const groups = (await server.show()).security_groups.map((group) => group.name);
  assert.deepEqual([...new Set(groups)].sort(), ["default", "ssh"]);

  await server.act("Rename…");
  await page.locator("#action-text").fill(`${NAME}-2`);
  await page.getByRole("button", { name: "Do it" }).click();
  await page.getByRole("heading", { name: `${NAME}-2` }).waitFor();
  assert.equal((await server.show()).name, `${NAME}-2`);
  await server.act("Rename…");
  await page.locator("#action-text").fill(NAME);
  await page.getByRole("button", { name: "Do it" }).click();
  await page.getByRole("heading", { name: NAME, exact: true }).waitFor();
});

test("a deletion that is undone is none, and one that is not removes the server", async (t) => {
  const server = await launched(t, url, NAME, { byClock: true });
  const { page } = server;

  const deleted = [];
  page.on("request", (request) => request.method() === "DELETE" && deleted.push(request.url()));
  await server.act("Delete");
  await page.getByText(/^Will be deleted in \d+ s$/).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.clock.runFor(12_000);
  await page.clock.resume();
  assert.equal((await server.show()).status, "ACTIVE");
  assert.deepEqual(deleted, []);

  await server.act("Delete");
  await page.getByRole("link", { name: "All servers" }).click();
  const row = page.locator(".list__row", { hasText: NAME });
  await row.waitFor();
  await row.waitFor({ state: "detached", timeout: 60_000 });
  const left = await openstack("server", "list", "--name", `^${NAME}$`, "-f", "json");
  assert.deepEqual(left, []);
});

test("a port that a launch made goes with its server, and any other stays", async (t) => {
  await withoutServers(t, NAME);
  const ports = async () => {
    const all = await openstack("port", "list", "--long", "-f", "json");
    return all.filter((port) => port.Name.startsWith(`${NAME}-port`));
  };
  const remove = async () => {
    for (const port of await ports()) await openstack("port", "delete", port.ID);
  };
  await remove();
  t.after(remove);
  const made = [];
  for (const description of ["slipway-0000-0000-0000-0000 0", "mine"]) {
    const words = ["--network", "private", "--description", description, `${NAME}-port-${made.length}`];
    made.push((await openstack("port", "create", ...words, "-f", "json")).id);
  }
  const nics = made.flatMap((id) => ["--port", id]);
  await openstack("server", "create", "--image", "cirros-0.6.2", "--flavor", "m1.tiny", ...nics, "--wait", NAME);

  // The page reads the server until there is none.
  const page = await open(t, url, ABSENT);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await page.getByRole("button", { name: `Actions for ${NAME}` }).click();
  await page.getByRole("menuitem", { name: "Delete", exact: true }).click();

  await until(async () => (await ports()).length === 1, "the end of the port");
  assert.deepEqual((await ports()).map((port) => port.ID), [made[1]]);
  assert.deepEqual(await openstack("server", "list", "--name", `^${NAME}$`, "-f", "json"), []);
});
