// The real cloud, as an independent client sees it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { ROOT } from "../support.mjs";
import { CLOUD, openstack } from "./client.mjs";

export { CLOUD, openstack };

const run = promisify(execFile);

export const AUTH_URL = "http://127.0.0.1:5000";
export const DEMO = { username: "demo", password: "secret", project: "demo" };

/** What the browser says of a server that is gone, and of a console that is not there yet. */
export const ABSENT = { allowed: /Failed to load resource: the server responded with a status of 40[49]/ };

/** What the client tells of server `id`, which runs as it was asked for. */
export async function confirmed(id, { name, image, flavor, networks }) {
  const server = await openstack("server", "show", id, "-f", "json");
  assert.deepEqual([server.id, server.name, server.status], [id, name, "ACTIVE"]);
  assert.ok(JSON.stringify(server.image).includes(image), JSON.stringify(server.image));
  assert.ok(JSON.stringify(server.flavor).includes(flavor), JSON.stringify(server.flavor));
  assert.deepEqual(Object.keys(server.addresses), networks);
  return server;
}

/** Changes rows in the cloud's databases, as tests/cloud/rows.py tells. */
export const rows = (...words) => run(join(ROOT, "tests/cloud/py"), ["rows.py", ...words], { env: { ...process.env, CLOUD_RUN: CLOUD } });

/** A token of `user` in a project, by a plain request, and the catalog that comes with it. */
export async function signedIn(user, within = DEMO.project) {
  const named = { name: user, domain: { id: "default" } };
  const project = { name: within, domain: { id: "default" } };
  const identity = { methods: ["password"], password: { user: { ...named, password: DEMO.password } } };
  const asked = await fetch(`${AUTH_URL}/v3/auth/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ auth: { identity, scope: { project } } }),
  });
  const { catalog } = (await asked.json()).token;
  return { token: asked.headers.get("x-subject-token"), catalog };
}

/** The APIs as `user` reaches them in a project, by plain requests: `await api("volume", "/volumes/…")`. */
export async function apis(user, within) {
  const { token, catalog } = await signedIn(user, within);
  const address = (type) => {
    const endpoints = catalog.find((service) => service.type === type).endpoints;
    return endpoints.find((endpoint) => endpoint.interface === "public").url;
  };
  const bases = {
    compute: address("compute"),
    image: `${address("image")}/v2`,
    network: `${address("network")}/v2.0`,
    volume: address("block-storage"),
  };
  // From 3.67 on Cinder needs no project in its paths.
  const versions = { compute: "2.96", image: "2", network: "2.0", volume: "3.70" };
  const shared = { "content-type": "application/json", "x-auth-token": token };
  return async (service, path, { method = "GET", body } = {}) => {
    const headers = { ...shared, "openstack-api-version": `${service} ${versions[service]}` };
    const answer = await fetch(bases[service] + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (answer.ok) return text && JSON.parse(text);
    throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${text}`), { status: answer.status });
  };
}

/** What `look` finds, as soon as it finds something. */
export async function until(look, what, seconds = 60) {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${what} did not come`);
}

/** Whether Keystone takes `token`. */
export async function isGood(token) {
  const headers = { "x-auth-token": token, "x-subject-token": token };
  return (await fetch(`${AUTH_URL}/v3/auth/tokens`, { headers })).ok;
}

/** Ends `token`, and waits until each of Keystone's processes has heard of it. */
export async function revoke(token) {
  const headers = { "x-auth-token": token, "x-subject-token": token };
  await fetch(`${AUTH_URL}/v3/auth/tokens`, { method: "DELETE", headers });
  let refused = 0;
  await until(async () => {
    const { status } = await fetch(`${AUTH_URL}/v3/auth/projects`, { headers });
    refused = status === 401 ? refused + 1 : 0;
    return refused === 8;
  }, "the end of the token");
}

/** The requests of `page` that are under way: before its clock is moved they have to be over, as it is their clock, too. */
export function underWay(page) {
  const all = new Set();
  page.on("request", (request) => all.add(request));
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => all.delete(request));
  return all;
}

/** Takes the servers called `name` away, now and when the test is done. */
export async function withoutServers(t, name) {
  const remove = async () => {
    const servers = await openstack("server", "list", "--name", `^${name}$`, "-f", "json");
    if (servers.length) await openstack("server", "delete", "--wait", ...servers.map((server) => server.ID));
  };
  await remove();
  t.after(remove);
}
