// A server that no host takes: its page says so in the cloud's words and in ours, and leads back to a
// form in which nothing has to be typed again.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, launchButton, open, signIn, site } from "../support.mjs";
import { hand } from "./hand.mjs";
import { ABSENT, AUTH_URL, DEMO, apis, openstack } from "./support.mjs";
import { traces } from "./traces.mjs";

const page8082 = await site("dist", { port: 8082 });
after(closeBrowser);

const PREFIX = "e2e-fault";
/** The hosts of a server that nobody has: SameHostFilter then passes none. */
const NOBODY = "5d1dc2d2-0000-4000-8000-000000000000";
const USER_DATA = "#cloud-config\nhostname: again\n";

const demo = await apis("demo");
const { letGo, tidy } = traces(demo, PREFIX);

test("a hint that no host fulfils ends in a fault, and the launch can be had again with one change", async (t) => {
  await tidy();
  t.after(tidy);
  const name = `${PREFIX}-hint`;
  const page = await open(t, page8082, ABSENT);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  const form = hand(page);
  const is = (role, name) => page.getByRole(role, { name, exact: true });

  await form.type("Name", name);
  await form.opened("Description and host name");
  await form.type("Description", "not yet");
  await form.pick("cirros-0.6.2");
  await form.pick("m1.nano");
  await form.tick("private");
  await form.tick("two-subnets");
  await form.tick("ssh");
  await form.pick("demo-key");
  await form.opened("User data");
  await form.row("Part 1").getByRole("textbox", { name: "Part 1" }).fill(USER_DATA);
  await form.opened("Tags and metadata");
  await form.type("Tags", "blue,");
  await form.pair("Add an entry", "Entry 1", "role", "web");
  await form.opened("Placement");
  await form.pair("Add a hint", "Hint 1", "same_host", NOBODY);
  const id = await form.launch(name);

  await t.test("the fault is told in the cloud's words, with what it means and what to change", async () => {
    await page.getByText("The cloud could not make this server.").waitFor({ timeout: 60_000 });
    const { status, fault } = await openstack("server", "show", id, "-f", "json");
    assert.equal(status, "ERROR");
    assert.match(fault.message, /^No valid host was found\./);
    await page.locator(".notice").getByText(fault.message).waitFor();
    const meaning = page.locator(".facts__fact", { hasText: "What it usually means" });
    assert.match(await meaning.innerText(), /No host of the cloud can take this server/);
    await page.locator(".advice__suspects").getByText("the scheduler hints").waitFor();
    const failed = page.locator(".steps__step[data-progress=failed]");
    assert.equal(await failed.locator(".steps__name").innerText(), "Choice of a host");
  });

  await t.test("the form comes back as it was", async () => {
    await page.getByRole("button", { name: "Launch again with changes" }).click();
    await page.locator("form.launch").waitFor();

    assert.equal(await is("textbox", "Name").inputValue(), name);
    for (const radio of ["cirros-0.6.2", "m1.nano", "demo-key"]) assert.ok(await is("radio", radio).isChecked(), radio);
    for (const box of ["private", "two-subnets", "ssh", "default"]) assert.ok(await is("checkbox", box).isChecked(), box);
    await form.opened("Description and host name");
    assert.equal(await is("textbox", "Description").inputValue(), "not yet");
    await form.opened("User data");
    assert.equal(await form.row("Part 1").getByRole("textbox", { name: "Part 1" }).inputValue(), USER_DATA);
    await form.opened("Tags and metadata");
    await page.getByText("blue", { exact: true }).waitFor();
    assert.equal(await form.row("Entry 1").getByRole("textbox", { name: "Key" }).inputValue(), "role");
    assert.equal(await form.row("Entry 1").getByRole("textbox", { name: "Value" }).inputValue(), "web");
    await form.opened("Placement");
    assert.equal(await form.row("Hint 1").getByRole("textbox", { name: "Value" }).inputValue(), NOBODY);
  });

  await t.test("without the hint the cloud makes it, as it was asked for", async () => {
    await page.getByRole("button", { name: "Remove this hint" }).click();
    await launchButton(page).click();
    await page.locator(".badge").getByText("Active", { exact: true }).waitFor({ timeout: 60_000 });
    const again = page.url().split("/").at(-1);
    assert.notEqual(again, id);

    const server = await openstack("server", "show", again, "-f", "json");
    assert.deepEqual([server.name, server.status, server.key_name], [name, "ACTIVE", "demo-key"]);
    assert.equal(server.description, "not yet");
    assert.deepEqual(Object.keys(server.addresses).sort(), ["private", "two-subnets"]);
    const groups = server.security_groups.map((group) => group.name);
    assert.deepEqual([...new Set(groups)].sort(), ["default", "ssh"]);
    assert.deepEqual(server.properties, { role: "web" });
    assert.ok(server.tags.includes("blue"));
    letGo(id, again);
  });
});
