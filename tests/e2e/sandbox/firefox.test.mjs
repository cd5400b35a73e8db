import { after, test } from "node:test";

import { hostileCloud } from "../hostile/cloud.mjs";
import { freePort } from "../port.mjs";
import { bare } from "../portal.mjs";
import { closedPort, entry, keystone, server, service, unauthorized } from "../faulty.mjs";
import { Firefox } from "../firefox.mjs";
import { site } from "../support.mjs";

const url = await site("target/sandbox");
const origin = url.slice(0, -1);
const firefox = await Firefox.launch();
after(() => firefox.close());

/** What the doctor says once a sign-in at `cloud` has failed, or a list behind it. */
async function asked(cloud, title) {
  await firefox.goto(`${url}?${Math.random()}`);
  await firefox.until("return document.querySelector('#cloud') !== null");
  await firefox.run(
    `const type = (id, text) => {
       const field = document.getElementById(id);
       field.value = text;
       field.dispatchEvent(new InputEvent("input", { bubbles: true }));
     };
     type("cloud", arguments[0]);
     for (const [id, text] of [["username", "demo"], ["password", "secret"], ["project", "demo"]]) type(id, text);
     document.querySelector("form.door .button--main").click();`,
    cloud,
  );
  await firefox.until(
    `const find = [...document.querySelectorAll("button")].find((it) => it.textContent === "Find out why");
     find?.click();
     return find !== undefined;`,
  );
  await firefox.until("return document.body.textContent.includes(arguments[0])", title);
}

const cors = { origin };

test("in Firefox, a service that allows no page is found", async (t) => {
  await asked(`${await server(t, service(null, keystone()))}/identity`, `Keystone answers, and does not let ${origin} read it.`);
});

test("in Firefox, a header that is not allowed is named", async (t) => {
  const allowed = ["content-type", "accept", "x-subject-token"];
  // The sign-in itself does not send it; the list of a service does.
  const nova = await server(t, service({ origin, allowed: [...allowed, "x-openstack-request-id", "openstack-api-version", "x-openstack-nova-api-version"] }, unauthorized));
  const image = await server(t, service(cors, unauthorized));
  const catalog = () => [entry("compute", ["public", `${nova}/compute/v2.1`]), entry("image", ["public", image]), entry("network", ["public", image])];
  await asked(`${await server(t, service(cors, keystone(catalog)))}/identity`, "Nova does not let this page send X-Auth-Token.");
});

test("in Firefox, a token that is not exposed is found", async (t) => {
  const hidden = { origin, exposed: "X-OpenStack-Request-ID" };
  await asked(`${await server(t, service(hidden, keystone()))}/identity`, "Keystone lets this page sign in, and hides the token from it.");
});

test("in Firefox, a port at which nobody listens is told at once", async () => {
  await asked(`http://127.0.0.1:${await closedPort()}`, "Nobody listens at the address of Keystone.");
});

test("in Firefox, an address that the page's own policy forbids is told", async () => {
  await asked("http://cloud.example.org:5000", "This page's own Content-Security-Policy keeps it from asking Keystone.");
});

test("in Firefox, a wrong path leads to the right one", async (t) => {
  const there = await server(t, service(cors, keystone()));
  await asked(`${there}/keystone/api`, `It is at ${there}/identity/v3: use that address.`);
});

test("in Firefox, a window signs somebody in for a portal of another site", async (t) => {
  const cloud = await hostileCloud({
    tame: true,
    answer({ method, path, file }) {
      if (!path.endsWith("/auth/tokens")) return undefined;
      const it = file("token");
      for (const [key, hours] of [["issued_at", 0], ["expires_at", 1]]) it.token[key] = new Date(Date.now() + hours * 3_600_000).toISOString();
      return method === "DELETE" ? [204, {}] : [method === "GET" ? 200 : 201, it, { "x-subject-token": "t" }];
    },
  });
  t.after(cloud.close);
  const port = await freePort();
  const portal = `http://localhost:${port}`;
  const slipway = await site("target/sandbox", { config: JSON.stringify({ clouds: [{ auth_url: cloud.url }], sign_in_origins: [portal] }) });
  await bare(slipway, `<slipway-launch cloud="${cloud.url}" language="en" sign-in="window"></slipway-launch>`, { port });
  await firefox.goto(`${portal}/`);
  await firefox.until("return document.querySelector('slipway-launch').shadowRoot.querySelector('button') !== null");
  const [own] = await firefox.windows();
  await firefox.run("document.querySelector('slipway-launch').shadowRoot.querySelector('button').click()");
  while ((await firefox.windows()).length < 2) await firefox.run("return 0");
  await firefox.look((await firefox.windows()).find((it) => it !== own));
  await firefox.until("return document.body.textContent.includes(arguments[0]) && document.querySelector('#password') !== null", `${portal} asks you to sign in`);
  await firefox.run(`
    for (const [id, text] of [["username", "demo"], ["password", "secret"], ["project", "demo"]]) {
      const field = document.getElementById(id);
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    document.querySelector("form.door .button--main").click();
  `);
  await firefox.look(own);
  await firefox.until("return document.querySelector('slipway-launch').shadowRoot.querySelector('#name') !== null");
  while ((await firefox.windows()).length > 1) await firefox.run("return 0");
});
