import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, test } from "node:test";

import { chromium } from "playwright-core";

import { answerFile } from "../../../tools/serve/files.mjs";
import { ROOT, signIn, site, violations } from "../support.mjs";
import { closedPort, entry, keystone, selfSigned, server, service, unauthorized } from "../faulty.mjs";

const url = await site("target/sandbox");
const origin = url.slice(0, -1);
const cors = { origin };
const certificate = selfSigned();
// Pages and clouds of these names are on this machine; nobody knows the others.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--host-resolver-rules=MAP slipway.test 127.0.0.1, MAP nova.internal ~NOTFOUND, MAP no-such.example.org ~NOTFOUND",
  ],
});
after(() => browser.close());

/** The page at `at`, after a sign-in at `cloud` that fails or leads to a form whose lists do. */
async function failed(t, cloud, { at = url, from = browser, ...options } = {}) {
  const context = await from.newContext({ locale: "en-US", reducedMotion: "reduce", ignoreHTTPSErrors: at !== url, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(at);
  await signIn(page, { username: "demo", password: "secret", cloud, project: "demo" });
  return page;
}

/** What the doctor says of the first failure that `within` has. */
async function asked(page, within = "body") {
  await page.locator(within).getByRole("button", { name: "Find out why" }).first().click();
  const doctor = page.getByRole("group", { name: "Connection doctor" });
  await doctor.getByText("Everything has been asked.").waitFor();
  return doctor;
}

const says = (doctor, title) => doctor.getByText(title, { exact: true }).waitFor();

/** The lines for the file whose name holds `file`. */
const lines = (doctor, file) => doctor.getByRole("group", { name: file }).first().innerText();

/** Runs what the doctor asks to be run, as a person would, and pastes what it prints. */
async function lookCloser(doctor) {
  const command = await lines(doctor, "A command line");
  const env = { ...process.env, no_proxy: "*", NO_PROXY: "*" };
  // A refusal is what is looked for.
  const printed = await new Promise((resolve) => execFile("bash", ["-c", `${command} 2>&1`], { env }, (_, text) => resolve(text)));
  await doctor.getByLabel("What it has printed").fill(printed);
}

/** A cloud that is in order but for what the test says; services are `[cors, answer]`. */
async function cloud(t, { compute = [cors, unauthorized], image = [cors, unauthorized], network = [cors, unauthorized], catalog = (it) => it }) {
  const at = {};
  for (const [name, [of, answer]] of Object.entries({ compute, image, network })) at[name] = await server(t, service(of, answer));
  const endpoints = () =>
    catalog([
      entry("compute", ["public", `${at.compute}/compute/v2.1`]),
      entry("image", ["public", `${at.image}/image`]),
      entry("network", ["public", `${at.network}/networking`]),
    ], at);
  return `${await server(t, service(cors, keystone(endpoints)))}/identity`;
}

test("one service without CORS is named, with the lines for its file", async (t) => {
  const page = await failed(t, await cloud(t, { image: [null, unauthorized] }));

  const doctor = await asked(page, "#source");

  await says(doctor, `Glance answers, and does not let ${origin} read it.`);
  assert.equal(await lines(doctor, "glance-api.conf"), `[cors]\nallowed_origin = ${origin}`);
});

test("another origin that is allowed is named by what the command line sees", async (t) => {
  const other = { origin: "https://horizon.example.org", isFixed: true };
  const page = await failed(t, `${await server(t, service(other, keystone()))}/identity`);
  const doctor = await asked(page);
  await says(doctor, `Keystone answers, and does not let ${origin} read it.`);

  await lookCloser(doctor);

  await says(doctor, "Keystone lets another page read it: https://horizon.example.org.");
  assert.equal(await lines(doctor, "keystone.conf"), `[cors]\nallowed_origin = https://horizon.example.org,${origin}`);
});

test("a header that is not allowed is named", async (t) => {
  const allowed = ["content-type", "accept", "x-openstack-request-id", "openstack-api-version", "x-openstack-nova-api-version"];
  const page = await failed(t, await cloud(t, { compute: [{ origin, allowed }, unauthorized] }));

  const doctor = await asked(page, "#flavor");

  await says(doctor, "Nova does not let this page send X-Auth-Token.");
  assert.match(await lines(doctor, "nova.conf"), /\nallow_headers = X-Auth-Token,.*OpenStack-API-Version$/);
});

test("a token that is not exposed is found without a question", async (t) => {
  const page = await failed(t, `${await server(t, service({ origin, exposed: "X-OpenStack-Request-ID" }, keystone()))}/identity`);

  const doctor = await asked(page);

  await says(doctor, "Keystone lets this page sign in, and hides the token from it.");
  assert.match(await lines(doctor, "keystone.conf"), /\nexpose_headers = .*X-Subject-Token/);
});

test("an http cloud is mixed content for an https page", async (t) => {
  const at = await server(t, (request, response) => answerFile(`${ROOT}target/sandbox`, request, response), certificate);
  const page = await failed(t, "http://cloud.example.org:5000", { at });

  const doctor = await asked(page);

  await says(doctor, "This page came by https and may not ask Keystone by http.");
  assert.match(await lines(doctor, "config.json"), /https:\/\/cloud\.example\.org:5000\/v3/);
});

test("an address that the page's own policy forbids is told with the line that allows it", async (t) => {
  const page = await failed(t, "http://cloud.example.org:5000");

  const doctor = await asked(page);

  await says(doctor, "This page's own Content-Security-Policy keeps it from asking Keystone.");
  assert.match(await lines(doctor, "security-headers.conf"), /connect-src .* http:\/\/cloud\.example\.org:5000$/);
});

test("a public page that may not ask an inner network is told so", async (t) => {
  const secure = await server(t, (request, response) => answerFile(`${ROOT}target/sandbox`, request, response), certificate);
  const { port } = new URL(secure);
  const public_ = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP slipway.test 127.0.0.1",
      `--ip-address-space-overrides=127.0.0.1:${port}=public`,
    ],
  });
  t.after(() => public_.close());
  const at = `https://slipway.test:${port}/`;
  const page = await failed(t, `${await server(t, service({ origin: at.slice(0, -1) }, keystone()))}/identity`, { at, from: public_ });

  const doctor = await asked(page);

  await says(doctor, "The browser keeps this page from asking Keystone in an inner network.");
  await page.context().grantPermissions(["local-network-access"]);
  await doctor.getByRole("button", { name: "Check again" }).click();
  await says(doctor, "Keystone answers, and this page may use it.");
});

test("a certificate that nobody has signed is told by what the command line sees", async (t) => {
  const page = await failed(t, `${await server(t, service(cors, keystone()), certificate)}/identity`);
  const doctor = await asked(page);
  await says(doctor, "Keystone cannot be reached: its name, its port or its certificate is the matter.");

  await lookCloser(doctor);

  await says(doctor, "The browser does not trust the certificate of Keystone.");
  assert.deepEqual(await violations(page), []);
  assert.equal(await doctor.getByRole("link", { name: "Open the address in a new tab" }).getAttribute("rel"), "noopener noreferrer");
});

test("a name that nobody knows is told by what the command line sees", async (t) => {
  const page = await failed(t, "https://no-such.invalid:5000");
  const doctor = await asked(page);

  await lookCloser(doctor);

  await says(doctor, "Nobody knows the name in the address of Keystone.");
});

test("a port at which nobody listens is told at once", async (t) => {
  const page = await failed(t, `http://127.0.0.1:${await closedPort()}`);

  const doctor = await asked(page);

  await says(doctor, "Nobody listens at the address of Keystone.");
});

test("a wrong path leads to the right one", async (t) => {
  const there = await server(t, service(cors, keystone()));
  const page = await failed(t, `${there}/keystone/api`);

  const doctor = await asked(page);

  await says(doctor, "Something answers at this address, but Keystone is not there.");
  await says(doctor, `It is at ${there}/identity/v3: use that address.`);
});

test("a page for people is not Keystone", async (t) => {
  const html = (request, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<html>Log in</html>");
  const page = await failed(t, `${await server(t, service(cors, html))}/dashboard`);

  const doctor = await asked(page);

  await says(doctor, "Whoever answers at this address, it is not Keystone.");
});

test("a gateway's 502 without CORS is told from a service without CORS", async (t) => {
  const nova = service(cors, unauthorized);
  const gateway = (request, response) =>
    request.url.startsWith("/compute/v2.1") ? response.writeHead(502).end("<html>502 Bad Gateway</html>") : nova(request, response);
  const page = await failed(t, await cloud(t, { compute: [null, gateway] }));
  const doctor = await asked(page, "#flavor");

  await says(doctor, "A gateway in front of Nova answers in its place.");
  assert.match(await lines(doctor, "haproxy.cfg"), new RegExp(`set-header Access-Control-Allow-Origin ${origin} unless`));
});

test("an inner address of the catalog is told, with the one that answers", async (t) => {
  const catalog = (services, at) => [
    entry("compute", ["public", "https://nova.internal:8774/v2.1"], ["admin", `${at.compute}/compute/v2.1`]),
    ...services.slice(1),
  ];
  const page = await failed(t, await cloud(t, { catalog }));

  const doctor = await asked(page, "#flavor");

  await says(doctor, "The catalog sends this page to an inner address of Nova.");
  assert.match(await lines(doctor, "config.json"), /"endpoints":\{"compute":"http:\/\/127\.0\.0\.1:\d+\/compute\/v2\.1"\}/);
});

test("a catalog without a public endpoint is told, with what it has", async (t) => {
  const catalog = (services, at) => [entry("compute", ["internal", `${at.compute}/compute/v2.1`, "RegionTwo"]), ...services.slice(1)];
  const page = await failed(t, await cloud(t, { catalog }));

  const doctor = await asked(page, "#flavor");

  await says(doctor, "The catalog has no public endpoint of Nova for this region.");
  await doctor.getByText("RegionTwo internal").waitFor();
});

test("what has been mended is healthy when it is looked at again", async (t) => {
  let isBroken = true;
  const whole = service(cors, keystone());
  const address = await server(t, (request, response) => (isBroken ? response.writeHead(200).end("{}") : whole(request, response)));
  const page = await failed(t, `${address}/identity`);
  const doctor = await asked(page);
  await says(doctor, `Keystone answers, and does not let ${origin} read it.`);

  isBroken = false;
  await doctor.getByRole("button", { name: "Check again" }).click();

  await says(doctor, "Keystone answers, and this page may use it.");
});

test("every service is looked at, once one is signed in", async (t) => {
  const page = await failed(t, await cloud(t, { image: [null, unauthorized] }));
  const doctor = await asked(page, "#source");

  await doctor.getByRole("button", { name: "Check every service" }).click();

  await says(doctor, "Keystone answers, and this page may use it.");
  await says(doctor, "Nova answers, and this page may use it.");
  await says(doctor, `Glance answers, and does not let ${origin} read it.`);
  await says(doctor, "Neutron answers, and this page may use it.");
  await says(doctor, "The catalog has no public endpoint of Cinder for this region.");
});
