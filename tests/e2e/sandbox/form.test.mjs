import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, enter, fact, fill, launchButton, open, site } from "../support.mjs";

const url = await site("target/sandbox");
after(closeBrowser);

test("a server on volumes with a port of its own is launched as its body says", async (t) => {
  const page = await open(t, url);
  await enter(page);
  await fill(page, { name: "db-1", image: "Debian 12", flavor: "v1.diskless", networks: ["storage"] });

  await page.getByRole("checkbox", { name: "Put the disk on a new volume" }).check();
  const root = page.getByRole("group", { name: "Boot disk" });
  await root.getByLabel("Size (GiB)").fill("12");
  await page.getByRole("button", { name: "Add a disk" }).click();
  const disk = page.getByRole("group", { name: "Disk 2" });
  await disk.getByLabel("Size (GiB)").fill("3");

  await page.locator("summary", { hasText: "Interfaces" }).click();
  await page.getByLabel("IPv4 address", { exact: true }).fill("192.168.40.77");
  await page.getByText("A port of its own").click();
  await page.getByLabel("MAC address").fill("fa:16:3e:12:34:56");

  await page.getByText("Tags and metadata").click();
  const tags = page.getByLabel("Tags", { exact: true });
  await tags.fill("database");
  await tags.press("Enter");
  await page.getByRole("button", { name: "Add an entry" }).click();
  const entry = page.getByRole("group", { name: "Entry 1" });
  await entry.getByLabel("Key").fill("owner");
  await entry.getByLabel("Value").fill("ops");

  await page.getByText("The same server as code").click();
  const code = page.getByLabel("The same server as code");
  // Until the module is here, what stands above the choice moves it.
  await code.getByText("openstack").first().waitFor();
  await page.getByRole("radio", { name: "JSON", exact: true }).check({ force: true });
  await code.getByText("database").waitFor();
  const { server } = JSON.parse(await code.innerText());
  assert.equal(server.name, "db-1");
  assert.deepEqual(server.tags, ["database"]);
  assert.deepEqual(server.metadata, { owner: "ops" });
  const disks = server.block_device_mapping_v2;
  assert.deepEqual(disks.map((it) => [it.source_type, it.destination_type, it.volume_size]), [
    ["image", "volume", 12],
    ["blank", "volume", 3],
  ]);

  await launchButton(page).click();
  await page.getByRole("heading", { name: "db-1" }).waitFor();
  await page.getByText("Active", { exact: true }).waitFor();
  assert.match(await fact(page, "Addresses").innerText(), /192\.168\.40\.77/);
});

test("the browser asks before it leaves with what no draft keeps, and only then", async (t) => {
  const page = await open(t, url);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    dialog.accept();
  });
  await enter(page);
  await page.locator("#name").fill("kept");
  await page.reload();
  assert.deepEqual(asked, []);
  await enter(page);

  await page.locator("summary", { hasText: "User data" }).click();
  await page.locator("#user-data-0").fill("#!/bin/sh\n");
  await page.reload();

  await page.locator("#username").waitFor();
  assert.deepEqual(asked, ["beforeunload"]);
});

test("another page's link fills the form in, and leaves the address bar", async (t) => {
  const page = await open(t, url);
  await enter(page);
  const image = await page.getByRole("radio", { name: "Debian 12", exact: true }).inputValue();

  // The page itself stays: only the fragment changes.
  await page.evaluate((image) => (location.hash = `#/launch?image=${image}&name=linked`), image);
  await page.getByText("The form is filled in from a link.").waitFor();

  assert.equal(await page.locator("#name").inputValue(), "linked");
  assert.ok(await page.getByRole("radio", { name: "Debian 12", exact: true }).isChecked());
  assert.ok(page.url().endsWith("#/launch"), page.url());
});
