// A cloud of many things for tests/bench/form.mjs: Keystone, Nova, Glance, Neutron and Cinder, as far
// as the form asks them, each answer late by the same time.
//
// Glance pages as it does by default: 25 images unless the client says a limit, 1,000 at most. Nova's
// pages have 1,000 items at most, Neutron's lists come whole unless a limit is said.

import { readFileSync } from "node:fs";

/** How long every answer takes, in milliseconds. */
export const LATENCY = 50;
export const HOW_MANY = { images: 10_000, flavors: 1_000, networks: 1_000, groups: 500, keys: 500 };

const GLANCE_PAGE = { usual: 25, most: 1_000 };
const NOVA_PAGE = 1_000;
const RULES_OF_A_GROUP = 4;
const SYSTEMS = ["debian", "ubuntu", "rocky", "windows", "alpine", "fedora", "opensuse", ""];
const WORDS = ["web", "db", "batch", "build", "cache", "edge", "mail", "gpu"];

const recorded = (name) => JSON.parse(readFileSync(new URL(`../support/answers/${name}.json`, import.meta.url), "utf8"));
const many = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const padded = (number) => String(number).padStart(5, "0");
// They differ in their first letters, as those of real clouds.
const id = (kind, number) => `${(Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0")}-${kind}00-4000-8000-000000000000`;
const word = (at) => WORDS[(at * 7) % WORDS.length];

function lists() {
  const [image] = recorded("images").images;
  const [flavor] = recorded("flavors").flavors;
  const [network] = recorded("networks").networks;
  const subnet = recorded("subnets").subnets.find((known) => known.ip_version === 4);
  const [group] = recorded("security-groups").security_groups;
  const [rule] = recorded("security-group-rules").security_group_rules;
  const [{ keypair }] = recorded("keypairs").keypairs;
  const gigabyte = 1 << 30;
  const groups = many(HOW_MANY.groups, (at) => ({
    ...group,
    id: id("c0", at),
    name: at ? `group-${padded(at)}-${word(at)}` : "default",
    description: `What reaches ${word(at)} servers`,
  }));
  return {
    images: many(HOW_MANY.images, (at) => ({
      ...image,
      id: id("a0", at),
      name: `image-${padded(at)}-${word(at)}${at % 20 ? "" : "-Zürich"}`,
      os_distro: SYSTEMS[at % SYSTEMS.length],
      os_version: String(10 + (at % 15)),
      size: gigabyte + at * 4096,
      min_disk: 1 + (at % 40),
      min_ram: 512 * (at % 8),
      self: `/v2/images/${id("a0", at)}`,
      file: `/v2/images/${id("a0", at)}/file`,
    })),
    flavors: many(HOW_MANY.flavors, (at) => ({
      ...flavor,
      id: id("f0", at),
      name: `${word(at)}.${padded(at)}`,
      vcpus: 1 << (at % 7),
      ram: 1024 << (at % 9),
      disk: 40 + (at % 5) * 20,
    })),
    networks: many(HOW_MANY.networks, (at) => ({
      ...network,
      id: id("d0", at),
      name: `net-${padded(at)}-${word(at)}`,
      subnets: [id("e0", at)],
      shared: at % 10 === 0,
    })),
    subnets: many(HOW_MANY.networks, (at) => ({
      ...subnet,
      id: id("e0", at),
      network_id: id("d0", at),
      name: `subnet-${padded(at)}`,
      cidr: `10.${at >> 8}.${at & 255}.0/24`,
    })),
    security_groups: groups,
    security_group_rules: groups.flatMap((of, at) =>
      many(RULES_OF_A_GROUP, (n) => ({ ...rule, id: id("b0", at * RULES_OF_A_GROUP + n), security_group_id: of.id })),
    ),
    keypairs: many(HOW_MANY.keys, (at) => ({ keypair: { ...keypair, name: `key-${padded(at)}-${word(at)}` } })),
  };
}

/** So many of `items` from behind `marker`; whether there are more. */
function page(items, limit, marker, name) {
  const start = marker ? items.findIndex((item) => name(item) === marker) + 1 : 0;
  return { items: items.slice(start, start + limit), is_last: start + limit >= items.length };
}

/** Neutron leaves out what `fields` does not name. */
function only(item, fields) {
  return fields.length ? Object.fromEntries(fields.map((field) => [field, item[field]])) : item;
}

/** Answers requests below a path for each service; `true` where the path is one of them. */
export function cloud() {
  const { images, flavors, keypairs, ...neutron } = lists();
  const { token } = recorded("token");
  const places = { identity: "/identity/v3", compute: "/compute/v2.1", image: "/image", network: "/network", "block-storage": "/volume/v3" };

  const nova = (all, query, key, name) => {
    const { items } = page(all, Math.min(Number(query.get("limit")) || NOVA_PAGE, NOVA_PAGE), query.get("marker"), name);
    return { [key]: items };
  };
  const glance = (query) => {
    const limit = Math.min(Number(query.get("limit")) || GLANCE_PAGE.usual, GLANCE_PAGE.most);
    const { items, is_last } = page(images, limit, query.get("marker"), (image) => image.id);
    const next = new URLSearchParams(query);
    next.set("marker", items.at(-1)?.id);
    return { images: items, ...(is_last ? {} : { next: `/v2/images?${next}` }) };
  };
  const granted = (body, origin) => {
    const { catalog, project, ...rest } = token;
    const times = { issued_at: new Date().toISOString(), expires_at: new Date(Date.now() + 3.6e6).toISOString() };
    if (!body.auth.scope?.project) return { token: { ...rest, ...times } };
    const reached = catalog
      .filter(({ type }) => places[type])
      .map((service) => ({ ...service, endpoints: service.endpoints.map((it) => ({ ...it, url: origin + places[service.type] })) }));
    return { token: { ...rest, ...times, project, catalog: reached } };
  };
  const answers = {
    "GET /identity/v3": () => recorded("versions-keystone-v3"),
    "GET /identity/v3/auth/projects": () => ({ projects: [{ ...token.project, enabled: true }] }),
    "POST /identity/v3/auth/tokens": (_, body, origin) => granted(body, origin),
    "GET /compute/v2.1": () => recorded("versions-nova-v2.1"),
    "GET /compute/v2.1/flavors/detail": (query) => nova(flavors, query, "flavors", (flavor) => flavor.id),
    "GET /compute/v2.1/os-keypairs": (query) => nova(keypairs, query, "keypairs", ({ keypair }) => keypair.name),
    "GET /compute/v2.1/limits": () => recorded("limits"),
    "GET /image/v2/images": (query) => glance(query),
  };
  for (const [key, all] of Object.entries(neutron)) {
    answers[`GET /network/v2.0/${key.replaceAll("_", "-")}`] = (query) => ({ [key]: all.map((item) => only(item, query.getAll("fields"))) });
  }

  // Written once, so that the second time on it is the page which is measured.
  const written = new Map();
  return (request, response, origin) => {
    const { pathname, searchParams } = new URL(request.url, origin);
    const path = pathname.replace(/\/$/, "");
    if (!Object.values(places).some((place) => path.startsWith(place.split("/", 2).join("/") + "/"))) return false;
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const answer = answers[`${request.method} ${path}`];
      const body = chunks.length && JSON.parse(Buffer.concat(chunks));
      const write = () => JSON.stringify(answer?.(searchParams, body, origin) ?? { error: { code: 404, message: path } });
      const text = body ? write() : (written.get(request.url) ?? write());
      if (!body) written.set(request.url, text);
      setTimeout(() => {
        const status = !answer ? 404 : request.method === "POST" ? 201 : 200;
        response.writeHead(status, { "Content-Type": "application/json", ...(path.endsWith("/tokens") && { "X-Subject-Token": "granted" }) });
        response.end(text);
      }, LATENCY);
    });
    return true;
  };
}
