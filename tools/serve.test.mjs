import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { serve } from "./serve.mjs";

/** A folder beside a file that must not be served. */
function folder() {
  const root = mkdtempSync(join(tmpdir(), "slipway-serve-"));
  const dist = join(root, "dist");
  mkdirSync(dist);
  writeFileSync(join(root, "secret.txt"), "secret");
  writeFileSync(join(dist, "index.html"), "<p>page</p>");
  writeFileSync(join(dist, "config.json"), "{}");
  writeFileSync(join(dist, "slipway-0123456789abcdef_bg.wasm"), "wasm");
  writeFileSync(join(dist, "slipway-0123456789abcdef_bg.wasm.br"), "compressed");
  return dist;
}

async function started(t, options = {}) {
  const server = await serve({ dist: folder(), port: 0, ...options });
  t.after(() => server.close());
  return server.address().port;
}

/** One request, byte for byte: fetch would tidy the path and set the headers of its own. */
function ask(port, path, { headers = {}, method = "GET", body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** A cloud whose catalog names `hosts`. */
async function cloud(t, hosts = []) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    const catalog = [{ endpoints: hosts.map((host) => ({ url: `http://${host}/v2.1` })) }];
    response.writeHead(request.method === "POST" ? 201 : 200, { "x-subject-token": "t1", "set-cookie": "a=b" });
    response.end(JSON.stringify({ token: { catalog } }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return { host: `127.0.0.1:${server.address().port}`, asked };
}

test("a test's config.json stands in for the one in the folder", async (t) => {
  const port = await started(t, { config: '{ "clouds": [1] }' });

  assert.equal((await ask(port, "/config.json")).body, '{ "clouds": [1] }');
});

test("files are sent with the headers of deploy/", async (t) => {
  const port = await started(t);
  const { status, headers, body } = await ask(port, "/");

  assert.equal(status, 200);
  assert.equal(body, "<p>page</p>");
  assert.match(headers["content-security-policy"], /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(headers["content-security-policy"], /unsafe-inline|unsafe-eval'[^;]*unsafe-eval/);
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.equal(headers["cache-control"], "no-cache");
});

test("hashed names are kept for good, and sent compressed to those who take it", async (t) => {
  const port = await started(t);
  const wasm = "/slipway-0123456789abcdef_bg.wasm";
  const plain = await ask(port, wasm);
  const small = await ask(port, wasm, { headers: { "accept-encoding": "gzip, br" } });

  assert.equal(plain.body, "wasm");
  assert.match(plain.headers["cache-control"], /immutable/);
  assert.equal(small.body, "compressed");
  assert.equal(small.headers["content-encoding"], "br");
  assert.equal(small.headers["content-type"], "application/wasm");
});

test("that a hashed name is not there is not kept", async (t) => {
  const port = await started(t);
  const { status, headers } = await ask(port, "/slipway-ffffffffffffffff_bg.wasm");

  assert.equal(status, 404);
  assert.equal(headers["cache-control"], "no-cache");
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("no path leads out of the folder", async (t) => {
  const port = await started(t);

  for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%5c..%5csecret.txt"]) {
    assert.equal((await ask(port, path)).status, 404, path);
  }
  assert.equal((await ask(port, "/%zz")).status, 400);
});

test("a foreign name for this machine is turned away", async (t) => {
  const port = await started(t);

  assert.equal((await ask(port, "/", { headers: { host: `evil.example:${port}` } })).status, 421);
});

test("the cloud is offered at sign-in and reached through the page's origin", async (t) => {
  const { host, asked } = await cloud(t);
  const port = await started(t, { cloud: `http://${host}/identity/v3` });
  const config = JSON.parse((await ask(port, "/config.json")).body);
  assert.deepEqual(config, { clouds: [{ auth_url: `http://${host}/identity/v3`, proxy: "/cloud/" }] });

  const path = `/cloud/http/${host}/identity/v3/auth/tokens`;
  const answer = await ask(port, path, { method: "POST", body: "{}", headers: { cookie: "c=d", origin: "http://x" } });

  assert.equal(answer.status, 201);
  assert.equal(answer.headers["x-subject-token"], "t1");
  assert.equal(answer.headers["set-cookie"], undefined);
  assert.equal(asked[0].url, "/identity/v3/auth/tokens");
  assert.equal(asked[0].headers.cookie, undefined);
  assert.equal(asked[0].headers.origin, undefined);
});

test("the proxy leads to the cloud and its catalog only, and only from its own page", async (t) => {
  const nova = await cloud(t);
  const keystone = await cloud(t, [nova.host]);
  const port = await started(t, { cloud: `http://${keystone.host}/v3` });
  const servers = `/cloud/http/${nova.host}/v2.1/servers`;

  assert.equal((await ask(port, servers)).status, 403);
  await ask(port, `/cloud/http/${keystone.host}/v3/auth/tokens`, { method: "POST", body: "{}" });
  assert.equal((await ask(port, servers)).status, 200);
  assert.equal((await ask(port, servers, { headers: { "sec-fetch-site": "cross-site" } })).status, 403);
  assert.equal((await ask(port, "/cloud/http/127.0.0.1:1/")).status, 403);
  assert.equal((await ask(port, "/cloud/file/etc/passwd")).status, 403);
});

test("a cloud that is down is told as JSON", async (t) => {
  const port = await started(t, { cloud: "http://127.0.0.1:1/v3" });
  const { status, body } = await ask(port, "/cloud/http/127.0.0.1:1/v3/auth/tokens");

  assert.equal(status, 502);
  assert.match(JSON.parse(body).error.message, /cannot be reached/);
});
