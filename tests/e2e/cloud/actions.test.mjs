// What can be asked of a server beyond its power: its size, its image, its volumes, its addresses, and
// a deletion that can be taken back; each is asked for on the page and found by the openstack client.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, site } from "../support.mjs";
import { hand, launched } from "./hand.mjs";
import { apis, openstack, rows, until } from "./support.mjs";

const url = await site("dist", { port: 8082 });
after(closeBrowser);

const NAME = "e2e-act";
const VOLUME = `${NAME}-volume`;

const demo = await apis("demo");

/** Chooses in the open form, or takes the choice back, and sends it. */
async function choose(page, change, submit) {
  await change(hand(page));
  const button = page.getByRole("button", { name: submit, exact: true });
  await button.click();
  await button.waitFor({ state: "detached" });
}

/** An empty volume, now, and none when the test is done. */
async function volume(t) {
  const remove = async () => {
    const found = await openstack("volume", "list", "--name", VOLUME, "-f", "json");
    for (const { ID } of found) await openstack("volume", "delete", ID);
  };
  await remove();
  t.after(remove);
  const { volume } = await demo("volume", "/volumes", { method: "POST", body: { volume: { name: VOLUME, size: 1 } } });
  await until(async () => (await demo("volume", `/volumes/${volume.id}`)).volume.status === "available", "a volume");
  return volume.id;
}

test("what is changed about a server is changed in the cloud", async (t) => {
  const server = await launched(t, url, NAME);
  const { page, id } = server;
  const done = () => page.locator("p.asked").waitFor({ state: "detached", timeout: 60_000 });
  const flavor = async () => (await server.show()).flavor.name;

  for (const [word, kept] of [["Go back to the old size", "m1.tiny"], ["Keep the new size", "m1.small"]]) {
    await t.test(`a resize, and: ${word}`, async () => {
      await server.act("Resize…");
      await choose(page, (form) => form.pick("m1.small"), "Resize");
      await server.becomes("Resized, to be confirmed", "VERIFY_RESIZE");
      assert.equal(await flavor(), "m1.small");
      await server.act(word);
      await server.becomes("Active", "ACTIVE");
      await done();
      assert.equal(await flavor(), kept);
    });
  }

  await t.test("a rebuild from another image", async () => {
    await server.act("Rebuild…");
    await choose(page, (form) => form.pick("debian-12"), "Erase the disk and rebuild");
    await page.locator(".badge", { hasText: "Rebuilding" }).waitFor();
    await page.getByText("It is never told again").waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await server.becomes("Active", "ACTIVE");
    assert.match(JSON.stringify((await server.show()).image), /debian-12/);
    const actions = await openstack("server", "event", "list", id, "-f", "json");
    assert.equal(actions.filter((action) => action.Action === "rebuild").length, 1);
  });

  await t.test("a volume is attached, and taken away", async (t) => {
    const volumeId = await volume(t);
    const attached = async () => {
      const all = await openstack("server", "volume", "list", id, "-f", "json");
      return all.map((attachment) => attachment["Volume ID"]);
    };

    await server.act("Volumes…");
    await choose(page, (form) => form.tick(VOLUME), "Do it");
    await until(async () => (await attached()).length, "an attachment");
    assert.deepEqual(await attached(), [volumeId]);
    const status = async () => (await openstack("volume", "show", volumeId, "-f", "json")).status;
    await until(async () => (await status()) === "in-use", "a volume in use");

    await server.act("Volumes…");
    await choose(page, () => page.getByRole("checkbox", { name: VOLUME, exact: true }).uncheck(), "Do it");
    await until(async () => (await status()) === "available", "a volume that is free");
    assert.deepEqual(await attached(), []);
  });

  await t.test("a floating IP is made, taken away, and led here again", async (t) => {
    const [port] = await openstack("port", "list", "--server", id, "-f", "json");
    const all = () => openstack("floating", "ip", "list", "-f", "json");
    const before = (await all()).map((address) => address.ID);
    const mine = async () => (await all()).find((address) => !before.includes(address.ID));
    t.after(async () => {
      const made = await mine();
      if (made) await openstack("floating", "ip", "delete", made.ID);
    });

    await server.act("Floating IPs…");
    await choose(page, (form) => form.tick("A new one from public"), "Do it");
    const made = await mine();
    assert.equal(made.Port, port.ID);
    const address = made["Floating IP Address"];

    await server.act("Floating IPs…");
    await choose(page, () => page.getByRole("checkbox", { name: address, exact: true }).uncheck(), "Do it");
    assert.equal((await mine()).Port, null);

    await server.act("Floating IPs…");
    await choose(page, (form) => form.tick(address), "Do it");
    assert.equal((await mine()).Port, port.ID);
  });
});

test("a server that was deleted softly is brought back, or deleted for good", async (t) => {
  const server = await launched(t, url, NAME);
  const { page, id } = server;
  /** Its page, read anew: nothing tells a page that rows have changed. */
  const again = async () => {
    await page.locator("nav").getByRole("link", { name: "Launch", exact: true }).click();
    await page.locator("form.launch").waitFor();
    await rows("soft-delete", id);
    await page.goBack();
    await page.locator(".badge").getByText("Deleted, can be brought back", { exact: true }).waitFor();
  };

  await again();
  assert.equal((await server.show()).status, "SOFT_DELETED");
  await server.act("Bring back");
  await server.becomes("Active", "ACTIVE");

  await again();
  await server.act("Delete for good");
  await page.getByText(/^Will be deleted in \d+ s$/).waitFor();
  await page.getByText("There is no such server.").waitFor({ timeout: 60_000 });
  await assert.rejects(server.show(), /No [Ss]erver found/);
});
