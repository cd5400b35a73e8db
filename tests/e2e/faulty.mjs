// A cloud of small servers on this machine, each with the faults that a test injects for real: what a
// browser makes of them is what it makes of a cloud's.

import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// keystone/conf/__init__.py and nova/middleware.py.
const ALLOWED = ["content-type", "accept", "x-auth-token", "x-subject-token", "x-openstack-request-id", "openstack-api-version", "x-openstack-nova-api-version"];
const EXPOSED = "X-Auth-Token, X-Subject-Token, X-OpenStack-Request-ID";

/** A certificate that no authority has signed. */
export function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), "slipway-"));
  try {
    const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
    const subject = ["-subj", "/CN=slipway.test", "-addext", "subjectAltName=DNS:slipway.test,IP:127.0.0.1"];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert, ...subject], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A server on this machine until the test ends; its address without a path. */
export async function server(t, answer, certificate) {
  const made = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  await new Promise((resolve) => made.listen(0, "127.0.0.1", resolve));
  made.unref();
  t.after(() => {
    made.closeAllConnections();
    made.close();
  });
  return `http${certificate ? "s" : ""}://127.0.0.1:${made.address().port}`;
}

/** A port at which nobody listens. */
export async function closedPort() {
  const made = createServer();
  await new Promise((resolve) => made.listen(0, "127.0.0.1", resolve));
  const { port } = made.address();
  await new Promise((resolve) => made.close(resolve));
  return port;
}

/**
 * What oslo.middleware's cors does in front of `answer`: one header off the list, or another origin, and
 * nothing is said. `cors` has `origin`, `allowed` and `exposed`; without it there is no such middleware.
 */
export function service(cors, answer) {
  return (request, response) => {
    const { origin } = request.headers;
    const isAllowed = cors && (cors.origin === origin || cors.isFixed);
    if (request.method === "OPTIONS") {
      const asked = (request.headers["access-control-request-headers"] ?? "").split(",").map((it) => it.trim().toLowerCase());
      const allowed = cors?.allowed ?? ALLOWED;
      if (isAllowed && asked.every((name) => !name || allowed.includes(name))) {
        response.setHeader("Access-Control-Allow-Origin", cors.origin);
        response.setHeader("Access-Control-Allow-Headers", allowed.join(","));
        response.setHeader("Access-Control-Allow-Methods", "GET,PUT,POST,DELETE,PATCH");
      }
      return response.writeHead(200).end();
    }
    if (isAllowed) {
      response.setHeader("Access-Control-Allow-Origin", cors.origin);
      response.setHeader("Access-Control-Expose-Headers", cors.exposed ?? EXPOSED);
    }
    answer(request, response);
  };
}

/** Answers with JSON. */
export function json(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

/** Keystone at `/identity/v3`, whose tokens carry `catalog`, a function. */
export function keystone(catalog = () => []) {
  return (request, response) => {
    const path = request.url.split("?")[0].replace(/\/$/, "");
    if (path === "/identity/v3") return json(response, 200, { version: { id: "v3.14", status: "stable", links: [] } });
    if (path === "/identity") return json(response, 300, { versions: { values: [{ id: "v3.14", status: "stable" }] } });
    if (path !== "/identity/v3/auth/tokens") return json(response, 404, { error: { code: 404, message: "Not Found" } });
    const token = () => {
      const domain = { id: "default", name: "Default" };
      const [issued, expires] = [0, 3_600_000].map((later) => new Date(Date.now() + later).toISOString());
      const [user, project] = ["demo", "demo"].map((name) => ({ id: name, name, domain }));
      return { methods: ["password"], issued_at: issued, expires_at: expires, user, project, roles: [], catalog: catalog() };
    };
    // A token that a service refuses is a good one.
    if (request.method === "GET") return json(response, 200, { token: token() });
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      if (!body.includes("password")) return json(response, 400, { error: { code: 400, message: "'auth' is a required property" } });
      response.setHeader("X-Subject-Token", "gAAAAA-token");
      json(response, 201, { token: token() });
    });
  };
}

/** A service that knows nobody's token, as the doctor has none; its own root tells versions. */
export function unauthorized(request, response) {
  if (request.url.length < 10) return json(response, 200, { versions: [] });
  json(response, 401, { error: { code: 401, message: "The request you have made requires authentication." } });
}

/** A service of a catalog: endpoints are `[interface, url, region]`. */
export const entry = (type, ...endpoints) => ({
  type,
  name: type,
  endpoints: endpoints.map(([kind, url, region = "RegionOne"]) => ({ interface: kind, url, region, region_id: region })),
});
