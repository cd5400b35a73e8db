// Records what a real cloud answers to each read of the client (`make cloud` first), one file an
// endpoint, short and without secrets:
//
//   node tests/support/answers/record.mjs
//
// A new endpoint is a line of `answers` below.

import { writeFileSync } from "node:fs";

const KEYSTONE = "http://127.0.0.1:5000/v3";
const NOVA = { "OpenStack-API-Version": "compute 2.100", "X-OpenStack-Nova-API-Version": "2.100" };
const CINDER = { "OpenStack-API-Version": "volume 3.70" };
const UNKNOWN = "00000000-0000-4000-8000-000000000000";

const KEPT = 3;
const SECRETS = ["adminPass", "private_key", "user_data"];

let token;

async function ask(method, url, { headers = {}, body } = {}) {
  const identity = token ? { "X-Auth-Token": token } : {};
  const answer = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json", Accept: "application/json", ...identity, ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return { headers: answer.headers, text, json: text && JSON.parse(text) };
}

const read = async (url, headers) => (await ask("GET", url, { headers })).json;

async function signIn(password, scope) {
  const user = { name: "demo", password, domain: { name: "Default" } };
  const auth = { identity: { methods: ["password"], password: { user } }, scope };
  const answer = await ask("POST", `${KEYSTONE}/auth/tokens`, { body: { auth } });
  return { token: answer.headers.get("X-Subject-Token"), json: answer.json };
}

/** Lists cut to their first items, texts and secrets cut too. */
function short(value, key) {
  if (SECRETS.includes(key)) return "(secret)";
  if (Array.isArray(value)) return value.slice(0, key === "catalog" ? 20 : KEPT).map((item) => short(item));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, short(field, name)]));
  }
  return typeof value === "string" && value.length > 600 ? `${value.slice(0, 600)}…` : value;
}

function keep(name, json) {
  const text = JSON.stringify(short(json), null, 1);
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${text}\n`);
  console.log(`${name}: ${text.length} bytes`);
  return json;
}

const demo = { project: { name: "demo", domain: { name: "Default" } } };
keep("token-refused", (await signIn("wrong", demo)).json);
const unscoped = await signIn("secret", "unscoped");
keep("token-unscoped", unscoped.json);
const scoped = await signIn("secret", demo);
keep("token", scoped.json);
({ token } = scoped);

const at = Object.fromEntries(
  scoped.json.token.catalog.map(({ type, endpoints }) => [type, endpoints.find((it) => it.interface === "public").url]),
);
const { compute: nova, image: glance, network: neutron, "block-storage": cinder } = at;
const placement = at.placement;
const cinderHere = `${cinder}/${scoped.json.token.project.id}`;
const first = async (url, key, headers) => (await read(url, headers))[key]?.[0]?.id ?? UNKNOWN;
const server = await first(`${nova}/servers`, "servers", NOVA);
const image = await first(`${glance}/v2/images`, "images");
const network = await first(`${neutron}/v2.0/networks`, "networks");
const flavor = await first(`${nova}/flavors`, "flavors", NOVA);
const keypair = (await read(`${nova}/os-keypairs`, NOVA)).keypairs[0].keypair.name;
const actions = `${nova}/servers/${server}/os-instance-actions`;
const action = (await read(actions, NOVA)).instanceActions[0]?.request_id;
const root = (url) => `${new URL(url).origin}/`;

const answers = {
  projects: [`${KEYSTONE}/auth/projects`],
  catalog: [`${KEYSTONE}/auth/catalog`],
  "versions-keystone": [root(KEYSTONE)],
  "versions-keystone-v3": [`${KEYSTONE}/`],
  "versions-nova": [root(nova)],
  "versions-nova-v2.1": [`${nova}/`],
  "versions-glance": [`${glance}/versions`],
  "versions-neutron": [root(neutron)],
  "versions-neutron-v2.0": [`${neutron}/v2.0/`],
  "versions-cinder": [root(cinder)],
  "versions-cinder-v3": [`${root(cinder)}v3/`],
  "versions-placement": [root(placement)],
  servers: [`${nova}/servers/detail`, NOVA],
  "servers-2.1": [`${nova}/servers/detail`],
  "servers-short": [`${nova}/servers?limit=1`, NOVA],
  server: [`${nova}/servers/${server}`, NOVA],
  "server-unknown": [`${nova}/servers/${UNKNOWN}`, NOVA],
  "server-interfaces": [`${nova}/servers/${server}/os-interface`, NOVA],
  "server-volumes": [`${nova}/servers/${server}/os-volume_attachments`, NOVA],
  "server-addresses": [`${nova}/servers/${server}/ips`, NOVA],
  "server-metadata": [`${nova}/servers/${server}/metadata`, NOVA],
  "server-tags": [`${nova}/servers/${server}/tags`, NOVA],
  "server-security-groups": [`${nova}/servers/${server}/os-security-groups`, NOVA],
  "server-topology": [`${nova}/servers/${server}/topology`, NOVA],
  "instance-actions": [actions, NOVA],
  "instance-action": [`${actions}/${action}`, NOVA],
  flavors: [`${nova}/flavors/detail`, NOVA],
  "flavors-2.1": [`${nova}/flavors/detail`],
  flavor: [`${nova}/flavors/${flavor}`, NOVA],
  "flavor-extra-specs": [`${nova}/flavors/${flavor}/os-extra_specs`, NOVA],
  keypairs: [`${nova}/os-keypairs`, NOVA],
  keypair: [`${nova}/os-keypairs/${encodeURIComponent(keypair)}`, NOVA],
  limits: [`${nova}/limits?reserved=1`],
  quotas: [`${nova}/os-quota-sets/${scoped.json.token.project.id}`, NOVA],
  "quotas-used": [`${nova}/os-quota-sets/${scoped.json.token.project.id}/detail`, NOVA],
  "availability-zones": [`${nova}/os-availability-zone`, NOVA],
  "server-groups": [`${nova}/os-server-groups`, NOVA],
  images: [`${glance}/v2/images?status=active&sort=name:asc&limit=3`],
  image: [`${glance}/v2/images/${image}`],
  namespaces: [`${glance}/v2/metadefs/namespaces?limit=2`],
  namespace: [`${glance}/v2/metadefs/namespaces/OS::Compute::LibvirtImage`],
  networks: [`${neutron}/v2.0/networks?limit=2`],
  network: [`${neutron}/v2.0/networks/${network}`],
  subnets: [`${neutron}/v2.0/subnets`],
  "security-groups": [`${neutron}/v2.0/security-groups`],
  "security-group-rules": [`${neutron}/v2.0/security-group-rules`],
  ports: [`${neutron}/v2.0/ports`],
  routers: [`${neutron}/v2.0/routers`],
  "floating-ips": [`${neutron}/v2.0/floatingips`],
  "subnet-pools": [`${neutron}/v2.0/subnetpools`],
  subnet: [`${neutron}/v2.0/subnets/${await first(`${neutron}/v2.0/subnets`, "subnets")}`],
  port: [`${neutron}/v2.0/ports/${await first(`${neutron}/v2.0/ports`, "ports")}`],
  "security-group": [`${neutron}/v2.0/security-groups/${await first(`${neutron}/v2.0/security-groups`, "security_groups")}`],
  "qos-policies": [`${neutron}/v2.0/qos/policies`],
  "network-zones": [`${neutron}/v2.0/availability_zones`],
  "ip-availabilities": [`${neutron}/v2.0/network-ip-availabilities`],
  extensions: [`${neutron}/v2.0/extensions`],
  "network-quotas": [`${neutron}/v2.0/quotas/${scoped.json.token.project.id}/details.json`],
  "network-unknown": [`${neutron}/v2.0/networks/${UNKNOWN}`],
  volume: [`${cinderHere}/volumes/${await first(`${cinderHere}/volumes`, "volumes", CINDER)}`, CINDER],
  snapshot: [`${cinderHere}/snapshots/${await first(`${cinderHere}/snapshots`, "snapshots", CINDER)}`, CINDER],
  "volume-type-default": [`${cinderHere}/types/default`, CINDER],
  volumes: [`${cinderHere}/volumes/detail`, CINDER],
  snapshots: [`${cinderHere}/snapshots/detail`, CINDER],
  "volume-types": [`${cinderHere}/types`, CINDER],
  "volume-availability-zones": [`${cinderHere}/os-availability-zone`, CINDER],
  "volume-limits": [`${cinderHere}/limits`, CINDER],
  "volume-quotas": [`${cinderHere}/os-quota-sets/${scoped.json.token.project.id}?usage=true`, CINDER],
  "volume-unknown": [`${cinderHere}/volumes/${UNKNOWN}`, CINDER],
};
for (const [name, [url, headers]] of Object.entries(answers)) {
  try {
    keep(name, await read(url, headers));
  } catch (error) {
    console.error(`${name}: ${url}: ${error.message}`);
    process.exitCode = 1;
  }
}

// What writing answers: a key pair and two servers, taken away again. The second has an image of
// another architecture than any host: it fails.
const name = "recorded";
keep("keypair-created", (await ask("POST", `${nova}/os-keypairs`, { body: { keypair: { name } } })).json);
await ask("DELETE", `${nova}/os-keypairs/${name}`);
const ofName = (items, name) => items.find((item) => item.name === name).id;
const flavorRef = ofName((await read(`${nova}/flavors`)).flavors, "m1.small");
const { images } = await read(`${glance}/v2/images?limit=1000`);
const create = async (imageRef) => {
  const server = { name, imageRef, flavorRef, networks: "none" };
  return (await ask("POST", `${nova}/servers`, { headers: NOVA, body: { server } })).json;
};
const { server: started } = keep("server-created", await create(ofName(images, "cirros-0.6.2")));
const { server: failing } = await create(ofName(images, "debian-12-arm64"));
let failed;
do {
  await new Promise((resolve) => setTimeout(resolve, 200));
  failed = await read(`${nova}/servers/${failing.id}`, NOVA);
} while (failed.server.status === "BUILD");
keep("server-failed", failed);
for (const { id } of [started, failing]) await ask("DELETE", `${nova}/servers/${id}`, { headers: NOVA });
keep("server-refused", (await ask("POST", `${nova}/servers`, { headers: NOVA, body: { server: {} } })).json);
token = "stale";
keep("flavors-stale-token", await read(`${nova}/flavors/detail`));
