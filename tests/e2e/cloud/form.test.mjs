// Every way through the form on a real cloud, in one sign-in: a person's clicks on one side, and on
// the other what Nova, Neutron and Cinder tell a client that shares no line with the page.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, open, signIn, site } from "../support.mjs";
import { hand } from "./hand.mjs";
import { ABSENT, AUTH_URL, DEMO, apis, until } from "./support.mjs";
import { traces } from "./traces.mjs";

// Another of the origins that the cloud's CORS rules allow: the tests of a launch have theirs.
const page8081 = await site("dist", { port: 8081 });
after(closeBrowser);

const PREFIX = "e2e-form";
const MAC = "fa:16:3e:0e:2e:01";
const USER_DATA = "#cloud-config\n# Grüße, 你好 🚀\nhostname: früh\n";
const NETWORK = `${PREFIX}-dual`;

const demo = await apis("demo");
const admin = await apis("admin");
const { letGo, tidy } = traces(demo, PREFIX);

/** The only thing of that name. */
async function named(service, kind, name) {
  const found = (await demo(service, `/${kind}?name=${name}`))[kind];
  assert.equal(found.length, 1, name);
  return found[0];
}

/** A network on which an address of each version can be chosen: the seed has none. */
async function makeNetwork() {
  const body = { network: { name: NETWORK } };
  const { network } = await demo("network", "/networks", { method: "POST", body });
  const subnet = (version, cidr, more) => ({ network_id: network.id, ip_version: version, cidr, ...more });
  const v6 = { ipv6_address_mode: "dhcpv6-stateful", ipv6_ra_mode: "dhcpv6-stateful" };
  const subnets = [subnet(4, "10.77.0.0/24"), subnet(6, "fd00:77::/64", v6)];
  await demo("network", "/subnets", { method: "POST", body: { subnets } });
}

/** The server `id` as the administrator sees it, once it is built. */
async function built(id) {
  const server = await until(async () => {
    const { server } = await admin("compute", `/servers/${id}`);
    return server.status !== "BUILD" && server;
  }, `server ${id}`);
  assert.equal(server.status, "ACTIVE", JSON.stringify(server.fault));
  return server;
}

const ports = async (id) => (await demo("network", `/ports?device_id=${id}`)).ports;

/** The only volume of a server, and how it is attached. */
async function volumeOf(id) {
  const { volumeAttachments } = await demo("compute", `/servers/${id}/os-volume_attachments`);
  assert.equal(volumeAttachments.length, 1);
  const { volume } = await demo("volume", `/volumes/${volumeAttachments[0].volumeId}`);
  return { volume, goes: volumeAttachments[0].delete_on_termination };
}

test("what the form says is what the cloud has", async (t) => {
  await tidy();
  t.after(tidy);
  await makeNetwork();
  const page = await open(t, page8081, ABSENT);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  const form = hand(page);

  await t.test("an image, with a group of servers and all that is noted, a drive, user data and a floating IP", async () => {
    const name = `${PREFIX}-image`;
    await form.startOver();
    await form.type("Name", name);
    await form.opened("Description and host name");
    await form.type("Description", "größer als gestern");
    await form.type("Host name", "form.example.org");
    await form.pick("cirros-0.6.2");
    await form.pick("m1.nano");
    await form.tick("private");
    await form.tick("ssh");
    await page.getByRole("radio", { name: "A new one" }).check();
    await form.pick("demo-key");
    await form.opened("User data");
    await form.row("Part 1").getByRole("textbox", { name: "Part 1" }).fill(USER_DATA);
    await form.opened("Tags and metadata");
    await form.type("Tags", "blue,");
    await form.type("Tags", "zwölf,");
    await form.pair("Add an entry", "Entry 1", "role", "größer");
    await form.opened("Placement");
    await form.select("Availability zone", "az1");
    await form.select("Server group", "grp-soft-anti-affinity");
    await form.pair("Add a hint", "Hint 1", "rack", "7");
    await form.opened("Drive, partition");
    await form.tick("Attach a configuration drive");
    const id = await form.launch(name);

    const server = await built(id);
    assert.equal(server.description, "größer als gestern");
    assert.equal(server["OS-EXT-SRV-ATTR:hostname"], "form.example.org");
    assert.equal(server.flavor.original_name, "m1.nano");
    assert.equal(server.key_name, "demo-key");
    const [blue, marker, twelve] = server.tags.sort();
    assert.deepEqual([blue, twelve], ["blue", "zwölf"]);
    assert.match(marker, /^slipway(-[0-9a-z]{4}){4}$/);
    assert.deepEqual(server.metadata, { role: "größer" });
    assert.equal(server["OS-EXT-AZ:availability_zone"], "az1");
    assert.equal(server.config_drive, "True");
    assert.deepEqual(server.security_groups.map((group) => group.name).sort(), ["default", "ssh"]);
    assert.deepEqual(server.server_groups.length, 1);
    const { server_group: group } = await demo("compute", `/os-server-groups/${server.server_groups[0]}`);
    assert.equal(group.name, "grp-soft-anti-affinity");
    assert.deepEqual(Buffer.from(server["OS-EXT-SRV-ATTR:user_data"], "base64"), Buffer.from(USER_DATA));
    const [port] = await ports(id);
    const floating = await until(async () => {
      const { floatingips } = await demo("network", `/floatingips?port_id=${port.id}`);
      return floatingips[0];
    }, "the floating IP");
    assert.ok(port.fixed_ips.some((fixed) => fixed.ip_address === floating.fixed_ip_address));
    letGo(id);
  });

  await t.test("an image on a new volume with a size and a type, connected to nothing", async () => {
    const name = `${PREFIX}-volume`;
    await form.startOver();
    await form.type("Name", name);
    await form.pick("cirros-0.6.2");
    await form.tick("Put the disk on a new volume");
    await page.getByLabel("Size (GiB)").fill("2");
    await form.select("Volume type", "ssd");
    await form.tick("Delete the volume with the server");
    await form.pick("b1.volume");
    await page.getByRole("radiogroup", { name: "Connection" }).getByText("None", { exact: true }).click();
    const id = await form.launch(name);

    const server = await built(id);
    const { volume, goes } = await volumeOf(id);
    assert.equal(server.image, "");
    assert.deepEqual(server.addresses, {});
    assert.deepEqual([volume.size, volume.volume_type, goes], [2, "ssd", true]);
    assert.equal(volume.volume_image_metadata.image_name, "cirros-0.6.2");
    letGo(id);
  });

  await t.test("a bootable volume, with an address on one network and a port of its own on another", async () => {
    const name = `${PREFIX}-two`;
    await form.startOver();
    await form.type("Name", name);
    await page.getByRole("radio", { name: "Volume", exact: true }).check();
    await form.pick("boot-cirros");
    await form.pick("m1.nano");
    await form.tick("private");
    await form.tick("two-subnets");
    await form.opened("Interfaces");
    const [first, second] = [form.row("Interface 1: private"), form.row("Interface 2: two-subnets")];
    await first.getByLabel("IPv4 address").fill("10.10.0.77");
    await form.select("Subnet", "10.22.0.0/24", second);
    await form.opened("A port of its own", second);
    await second.getByLabel("MAC address").fill(MAC);
    const id = await form.launch(name);

    await built(id);
    const { volume, goes } = await volumeOf(id);
    assert.deepEqual([volume.name, goes], ["boot-cirros", false]);
    const made = await ports(id);
    const on = async (name) => {
      const { id } = await named("network", "networks", name);
      return made.find((port) => port.network_id === id);
    };
    assert.equal(made.length, 2);
    assert.ok((await on("private")).fixed_ips.some((fixed) => fixed.ip_address === "10.10.0.77"));
    const own = await on("two-subnets");
    assert.deepEqual([own.mac_address, own.name], [MAC, name]);
    assert.match(own.fixed_ips[0].ip_address, /^10\.22\.0\./);
    letGo(id);
  });

  await t.test("a volume's snapshot, plugged into a port that is there", async () => {
    const name = `${PREFIX}-port`;
    await form.startOver();
    await form.type("Name", name);
    await page.getByRole("radio", { name: "Volume snapshot", exact: true }).check();
    await form.pick("snap-boot-debian");
    await form.pick("m1.tiny");
    await form.opened("Use an existing port");
    await form.tick("port-ready");
    const id = await form.launch(name);

    await built(id);
    const { volume, goes } = await volumeOf(id);
    const snapshot = await named("volume", "snapshots", "snap-boot-debian");
    assert.deepEqual([volume.snapshot_id, volume.size, goes], [snapshot.id, 5, false]);
    assert.deepEqual((await ports(id)).map((port) => port.name), ["port-ready"]);
    letGo(id);
  });

  await t.test("a server's snapshot, with an address of each version that was chosen", async () => {
    const name = `${PREFIX}-dual`;
    await form.startOver();
    await form.type("Name", name);
    await page.getByRole("radio", { name: "Server snapshot", exact: true }).check();
    await form.pick("web-1-snapshot");
    await form.pick("m1.small");
    await form.tick(NETWORK);
    await form.opened("Interfaces");
    const row = form.row(`Interface 1: ${NETWORK}`);
    await row.getByLabel("IPv4 address").fill("10.77.0.9");
    await row.getByLabel("IPv6 address").fill("fd00:77::9");
    const id = await form.launch(name);

    const server = await built(id);
    assert.equal(server.image.id, (await named("image", "images", "web-1-snapshot")).id);
    const addresses = server.addresses[NETWORK].map((address) => address.addr);
    assert.deepEqual(addresses.sort(), ["10.77.0.9", "fd00:77::9"]);
    letGo(id);
  });

  await t.test("two together, which the cloud numbers", async () => {
    const name = `${PREFIX}-twin`;
    await form.startOver();
    await form.type("Name", name);
    await form.count("2");
    await form.pick("cirros-0.6.2");
    await form.pick("m1.nano");
    await form.tick("private");
    const ids = await form.launchSeveral([`${name}-1`, `${name}-2`]);

    const [one, two] = await Promise.all(ids.map(built));
    assert.equal(one["OS-EXT-SRV-ATTR:reservation_id"], two["OS-EXT-SRV-ATTR:reservation_id"]);
    letGo(...ids);
  });

  await t.test("two one by one, each with a name that was typed", async () => {
    const names = [`${PREFIX}-anna`, `${PREFIX}-bert`];
    await form.startOver();
    await form.type("Name", PREFIX);
    await form.count("2");
    await page.getByRole("radio", { name: "One by one" }).check();
    await form.type("Names", names.join("\n"));
    await form.pick("cirros-0.6.2");
    await form.pick("m1.nano");
    await form.tick("private");
    const ids = await form.launchSeveral(names);

    const [anna, bert] = await Promise.all(ids.map(built));
    assert.deepEqual([anna.name, bert.name], names);
    assert.notEqual(anna["OS-EXT-SRV-ATTR:reservation_id"], bert["OS-EXT-SRV-ATTR:reservation_id"]);
    letGo(...ids);
  });
});
