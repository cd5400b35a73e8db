// A cloud all of whose texts are hostile: what a real one has answered (tests/support/answers), with the
// things of its lists made many and each free text of each a payload of its own.

import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";

import { ROOT } from "../support.mjs";
import { COUNT, payload } from "./payloads.mjs";

const FOLDER = `${ROOT}tests/support/answers/`;
const recorded = new Map(
  readdirSync(FOLDER).filter((file) => file.endsWith(".json")).map((file) => [file.slice(0, -5), readFileSync(FOLDER + file, "utf8")]),
);

// What the page goes by. All other texts are anybody's: these too in a cloud that is `bare`.
const NEEDED = /^(id|.*_id|.*Id|uuid|owner|href|rel|url|self|first|next|schema|interface|region|type|methods|expires_at|issued_at|version|min_version|max_version|minimum|maximum)$/;
const KNOWN = /^(status|.*state|visibility|.*_format|cidr|.*ip_prefix|.*ip_address|.*ip_version|addr|gateway_ip|.*mac_addr(ess)?|start|end|ethertype|direction|protocol|.*_at|created|updated|launched|architecture|bootable|alias|policy|binding:vnic_type|checksum|os_hash_.*|zoneName|ipv6_.*|device_owner|OS-.*|namespace|action|result|event)$/;

// Lists whose things stay as few as they are: they say what can be done, not what there is.
const FEW = /^(catalog|endpoints|versions|values|links|extensions|methods|roles|rate|resources|quota_set|subnets_of)$/;

/**
 * Starts it. `cases` says of each case number where its payload stands. `bare` leaves only addresses, ids and
 * versions as they are; `tame` leaves everything. `answer` may answer a request in its own way.
 */
export async function hostileCloud({ bare = false, tame = false, many = COUNT, answer = () => undefined, token: given = "hostile-token" } = {}) {
  const cases = [];
  const made = new Map();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => reply(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const origin = `http://127.0.0.1:${server.address().port}`;
  const paths = { 5000: "/identity", 8774: "/compute", 9292: "/image", 9696: "/network", 8776: "/volume", 8778: "/placement" };

  // In a list every field gets every shape, and no two fields of a thing the same.
  const fields = new Map();
  const text = (where, index) => {
    const n = cases.length;
    const field = fields.get(where) ?? fields.set(where, fields.size).get(where);
    cases.push({ where, text: payload(index === undefined ? n : index + field, n) });
    return cases[n].text;
  };

  /** `value` with the free texts replaced; `index` tells things of one list apart. */
  function hostile(value, where, key, index) {
    if (Array.isArray(value)) {
      const things = value.length && typeof value[0] === "object" && !FEW.test(key) && where.split(".").length < 3;
      const items = things ? Array.from({ length: many }, (_, at) => [value[at % value.length], at]) : value.map((item) => [item, index]);
      return items.map(([item, at]) => hostile(item, where, key, at));
    }
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, hostile(field, `${where}.${name}`, name, index)]));
    }
    if (typeof value !== "string" && !(value === null && /name|reason|description/.test(key))) return value;
    if (NEEDED.test(key)) return index === undefined || /project|tenant|user|owner|^(region|type|interface)/.test(key) ? value : numbered(value, index);
    if (!bare && KNOWN.test(key)) return value;
    return text(where, index);
  }

  /** An id like `value`, of the thing at `index`. */
  const numbered = (value, index) => value.replace(/\b([0-9a-f]{8}-(?:[0-9a-f]{4}-){3})[0-9a-f]{12}\b/g, (_, start) => start + String(index).padStart(12, "0"));

  /** What stands in the file `name`, hostile, the same each time. */
  function file(name) {
    if (!made.has(name)) {
      const moved = recorded.get(name).replace(/http:\/\/127\.0\.0\.1:(\d+)/g, (_, port) => origin + (paths[port] ?? ""));
      made.set(name, tame ? JSON.parse(moved) : hostile(JSON.parse(moved), name, name));
    }
    return structuredClone(made.get(name));
  }

  const token = (name) => {
    const body = file(name);
    const now = Date.now();
    body.token.issued_at = new Date(now).toISOString();
    body.token.expires_at = new Date(now + 3_600_000).toISOString();
    return body;
  };

  function found(method, path, query, body) {
    if (method === "POST" && path === "/identity/v3/auth/tokens") {
      const isScoped = /"scope":\s*\{|"application_credential":/.test(body);
      return [201, token(isScoped ? "token" : "token-unscoped"), { "x-subject-token": given }];
    }
    if (method !== "GET") return [404, {}];
    const [, name] = ROUTES.find(([pattern]) => pattern.test(path)) ?? [];
    if (!name) return [404, { itemNotFound: { code: 404, message: text(`404 ${path}`) } }];
    if (query.has("marker")) {
      const key = Object.keys(JSON.parse(recorded.get(name)))[0];
      return [200, { [key]: [] }];
    }
    const answered = file(name);
    for (const key of Object.keys(answered)) if (/_links$|^next$/.test(key)) delete answered[key];
    return [200, answered];
  }

  function reply(request, response, body) {
    const { pathname, searchParams } = new URL(request.url, origin);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-expose-headers", "*");
    response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "*");
    response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    const [status, json, headers = {}] = answer({ method: request.method, path: pathname, body, headers: request.headers, text, file }) ?? found(request.method, pathname, searchParams, body);
    response.writeHead(status, { "content-type": "application/json", "x-openstack-request-id": "req-00000000-0000-4000-8000-000000000000", ...headers });
    response.end(JSON.stringify(json));
  }

  return { url: `${origin}/identity/v3`, origin, cases, close: () => server.close() };
}

const ROUTES = [
  [/^\/identity\/v3\/auth\/projects$/, "projects"],
  [/^\/identity\/v3\/auth\/catalog$/, "catalog"],
  [/^\/identity(\/v3)?\/?$/, "versions-keystone-v3"],
  [/^\/compute\/v2\.1\/?$/, "versions-nova-v2.1"],
  [/^\/compute\/?$/, "versions-nova"],
  [/\/servers\/detail$/, "servers"],
  [/\/servers\/[^/]+\/os-instance-actions$/, "instance-actions"],
  [/\/os-instance-actions\/[^/]+$/, "instance-action"],
  [/\/servers\/[^/]+\/os-interface$/, "server-interfaces"],
  [/\/servers\/[^/]+\/os-volume_attachments$/, "server-volumes"],
  [/\/servers\/[^/]+\/os-security-groups$/, "server-security-groups"],
  [/\/servers\/[^/]+\/metadata$/, "server-metadata"],
  [/\/servers\/[^/]+\/tags$/, "server-tags"],
  [/\/servers\/0{8}[^/]+$/, "server-failed"],
  [/\/servers\/[^/]+$/, "server"],
  [/\/flavors\/detail$/, "flavors"],
  [/\/flavors\/[^/]+\/os-extra_specs$/, "flavor-extra-specs"],
  [/\/os-keypairs$/, "keypairs"],
  [/^\/volume\/.*\/limits$/, "volume-limits"],
  [/\/limits$/, "limits"],
  [/^\/compute\/.*\/os-availability-zone(\/detail)?$/, "availability-zones"],
  [/^\/volume\/.*\/os-availability-zone$/, "volume-availability-zones"],
  [/\/os-server-groups$/, "server-groups"],
  [/^\/compute\/.*\/os-quota-sets\/[^/]+\/detail$/, "quotas-used"],
  [/^\/volume\/.*\/os-quota-sets\/[^/]+$/, "volume-quotas"],
  [/\/v2\.0\/quotas\/[^/]+\/details$/, "network-quotas"],
  [/\/v2\/images$/, "images"],
  [/\/v2\/images\/[^/]+$/, "image"],
  [/\/metadefs\/namespaces$/, "namespaces"],
  [/\/metadefs\/namespaces\/[^/]+$/, "namespace"],
  [/\/v2\.0\/networks$/, "networks"],
  [/\/v2\.0\/networks\/[^/]+$/, "network"],
  [/\/v2\.0\/subnets$/, "subnets"],
  [/\/v2\.0\/ports$/, "ports"],
  [/\/v2\.0\/routers$/, "routers"],
  [/\/v2\.0\/extensions$/, "extensions"],
  [/\/v2\.0\/availability_zones$/, "network-zones"],
  [/\/v2\.0\/floatingips$/, "floating-ips"],
  [/\/v2\.0\/security-groups$/, "security-groups"],
  [/\/v2\.0\/security-group-rules$/, "security-group-rules"],
  [/\/v2\.0\/qos\/policies$/, "qos-policies"],
  [/\/v2\.0\/network-ip-availabilities$/, "ip-availabilities"],
  [/^\/network\/(v2\.0\/?)?$/, "versions-neutron"],
  [/^\/image\/(versions)?\/?$/, "versions-glance"],
  [/^\/volume\/v3\/?$/, "versions-cinder-v3"],
  [/^\/volume\/?$/, "versions-cinder"],
  [/^\/volume\/.*\/types\/default$/, "volume-type-default"],
  [/^\/volume\/.*\/types$/, "volume-types"],
  [/^\/volume\/.*\/volumes\/detail$/, "volumes"],
  [/^\/volume\/.*\/volumes\/[^/]+$/, "volume"],
  [/^\/volume\/.*\/snapshots\/detail$/, "snapshots"],
];
